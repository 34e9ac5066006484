import { CELL_GID, CELL_HOSTNAME, CELL_UID } from "../../../determinism/environment.js";
import type { ProbeResult } from "../../pod.js";
import { attachedStreams } from "../attach-stream.js";
import type { CreateRequest, Dialect, NetworkRequest } from "../dialect.js";
import type { EngineClient } from "../engine-client.js";
import { askFate } from "../fate.js";
import type { Image } from "../image.js";
import { holderLabels } from "../labels.js";
import { removeContainer } from "../removal.js";
import { ProbeShell } from "./probe-shell.js";
import { withoutHealthcheck } from "./service-request.js";

/** Milliseconds from the start of a holder until its shell must answer. */
const BOOT_MS = 60_000;
/** Milliseconds that a holder whose stdin has ended takes at most to end and be removed, where nothing is wrong. */
const SELF_REMOVAL_MS = 400;
/** What probes may use. */
const [MEMORY, PROCESSES] = [256 * 1024 * 1024, 128];

export interface HolderSpec {
  readonly runId: string;
  readonly image: Image;
  readonly network: Partial<NetworkRequest>;
  readonly host: Partial<CreateRequest["HostConfig"]>;
  /** Files of the host by target, mounted read-only. */
  readonly mounts: Readonly<Record<string, string>>;
}

/**
 * The container whose network a pod is: services and steps join it. Its first process is a shell that makes probes
 * there; the end of its stdin, which is the end of our own process however it died, ends it.
 */
export class Holder {
  #removed: Promise<void> | null = null;

  private constructor(
    readonly id: string,
    readonly client: EngineClient,
    readonly dialect: Dialect,
    readonly shell: ProbeShell,
  ) {}

  /** Throws what the engine answered; HolderStartError where there is no usable shell. Leaves nothing behind then. */
  static async open(client: EngineClient, dialect: Dialect, spec: HolderSpec): Promise<Holder> {
    const since = Math.floor(Date.now() / 1000) - 1;
    const id = await client.create(holderRequest(dialect, spec));
    try {
      const socket = await client.attach(id, true);
      const shell = new ProbeShell(attachedStreams(socket, async () => (await askFate(client, id, since)).reason));
      const answered = shell.run(":", BOOT_MS);
      const started = client.start(id);
      started.catch(() => undefined);
      const { exitCode, output } = await Promise.race([answered, started.then(() => answered)]);
      if (exitCode !== 0) {
        await started;
        throw new HolderStartError(output);
      }
      return new Holder(id, client, dialect, shell);
    } catch (error) {
      await removeContainer(client, id).catch(() => undefined);
      throw error;
    }
  }

  probe(script: string, timeoutMs: number): Promise<ProbeResult> {
    return this.shell.run(script, timeoutMs);
  }

  remove(): Promise<void> {
    this.#removed ??= this.#remove();
    return this.#removed;
  }

  async #remove(): Promise<void> {
    this.shell.close();
    await removeContainer(this.client, this.id, this.dialect.removesItself ? SELF_REMOVAL_MS : 0);
  }
}

/** The shell of a holder never answered. */
export class HolderStartError extends Error {
  constructor(readonly output: string) {
    super(`the network of the services did not start: ${output}`);
    this.name = "HolderStartError";
  }
}

function holderRequest(dialect: Dialect, spec: HolderSpec): CreateRequest {
  const { network } = spec;
  return {
    Image: spec.image.id,
    Entrypoint: ["sh"],
    Cmd: [],
    Hostname: CELL_HOSTNAME,
    WorkingDir: "/",
    Tty: false,
    OpenStdin: true,
    StdinOnce: true,
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    User: `${CELL_UID}:${CELL_GID}`,
    Labels: holderLabels(spec.runId),
    ...withoutHealthcheck(spec.image),
    ...(network.NetworkDisabled ? { NetworkDisabled: true } : {}),
    HostConfig: {
      ...spec.host,
      AutoRemove: true,
      LogConfig: { Type: "none", Config: {} },
      ...(network.NetworkMode === undefined ? {} : { NetworkMode: network.NetworkMode }),
      CapDrop: ["ALL"],
      SecurityOpt: ["no-new-privileges"],
      ReadonlyRootfs: true,
      Memory: MEMORY,
      MemorySwap: MEMORY,
      PidsLimit: PROCESSES,
      Ulimits: [...dialect.ulimits],
      Mounts: Object.entries(spec.mounts).map(([target, source]) => ({
        Type: "bind",
        Source: source,
        Target: target,
        ReadOnly: true,
      })),
    },
  };
}
