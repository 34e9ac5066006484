import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Observation } from "../../model/policy.js";
import { isEmpty } from "../../workspace/archive.js";
import type { CellSpec, StepCommand, StepExit, StepSinks } from "../backend.js";
import { Inbox } from "../cell/inbox.js";
import { ARTIFACTS, INBOX } from "../cell/scripts.js";
import { CellSession } from "../cell/session.js";
import { attachedStreams } from "./attach-stream.js";
import { cellTmpfs, containerRequest, fileSizeLimit } from "./container-request.js";
import type { Dialect, NetworkRequest } from "./dialect.js";
import type { EngineClient } from "./engine-client.js";
import { askFate, type Fate } from "./fate.js";
import type { Image } from "./image.js";
import { watchEngine } from "./liveness.js";
import { OciCell } from "./oci-cell.js";
import type { OciPod } from "./pod/oci-pod.js";
import type { Reached } from "./reach.js";
import { readBack } from "./read-back.js";
import { removeContainer } from "./removal.js";

/** Bytes that `ulimit -f` counts in, after POSIX. */
const ULIMIT_BLOCK = 512;
/** Milliseconds from the start of a container until its workspace must be unpacked. */
const BOOT_MS = 120_000;

/** Milliseconds that a cell whose stdin has ended takes at most to end and be removed, where nothing is wrong. */
const SELF_REMOVAL_MS = 400;

const UNMETERED = { limit: null, cpuMs: null, memoryPeakBytes: null, memoryCeilingBytes: null } as const;

/** A cell whose steps are fed to an agent that stays in one container. Needs sh, env, tar and rm in the image. */
export class ResidentCell extends OciCell {
  #closed: Promise<void> | null = null;

  private constructor(
    observation: Observation,
    readonly session: CellSession,
    readonly container: ResidentContainer,
    /** Whether the cgroup seen inside is the cell's own, so that its readings are about the steps. */
    readonly metered: boolean,
    /** See Dialect.removesItself. */
    readonly removesItself: boolean,
    spec: CellSpec,
    image: Image,
  ) {
    super(observation, spec, image);
  }

  /** Throws CellStartError where the agent can't run in the image, else what the engine answered. Leaves nothing behind then. */
  static async open(
    spec: CellSpec,
    dialect: Dialect,
    reached: Reached,
    image: Image,
    network: Partial<NetworkRequest>,
    joined: OciPod | null,
  ): Promise<ResidentCell> {
    const inbox = Inbox.create(join(spec.tempDir, `cell-${randomBytes(12).toString("hex")}`), {
      workspaceTar: isEmpty(spec.workspace) ? null : spec.workspace.path,
      externalBin: spec.externalBin,
      ...(spec.variation === undefined ? {} : { variation: spec.variation }),
    });
    const container = new ResidentContainer(reached.client, inbox);
    try {
      const request = containerRequest(spec, dialect, image, network, {
        entrypoint: agentCommand(spec, reached.engine.rootless),
        stdin: true,
        autoRemove: true,
        tmpfs: cellTmpfs(spec, dialect, ARTIFACTS),
        volumes: {},
        mounts: {
          [INBOX]: inbox.dir,
          ...inbox.shown,
          ...(joined?.mounts ?? { "/etc/hosts": join(inbox.dir, "hosts") }),
        },
        env: null,
      });
      const id = await container.create(request);
      // The engine's word on what it was asked for is the same before the start, and costs no time beside the rest.
      const inspecting = reached.client.inspect(id);
      inspecting.catch(() => undefined);
      const socket = await reached.client.attach(id, true);
      const streams = attachedStreams(socket, () => container.fate());
      const session = CellSession.start(streams, inbox, {
        workdir: spec.workdir,
        workspace: spec.workspace,
        artifactsBytes: spec.artifactsBytes,
        bootTimeoutMs: BOOT_MS,
      });
      session.catch(() => undefined);
      const started = reached.client.start(id);
      started.catch(() => undefined);
      // The agent answers before the engine is done with the start; where it doesn't, the engine knows better why.
      const ready = await Promise.race([session, started.then(() => session)]).catch(() => started.then(() => session));
      const observation = readBack(ready.facts, await inspecting, reached.limitsEnforced, joined);
      return new ResidentCell(
        observation,
        ready,
        container,
        reached.limitsEnforced,
        dialect.removesItself,
        spec,
        image,
      );
    } catch (error) {
      await container.remove().catch(() => undefined);
      throw error;
    }
  }

  async run(command: StepCommand, sinks: StepSinks): Promise<StepExit> {
    const startedAt = Date.now();
    const start = performance.now();
    const watch = watchEngine(this.container.client);
    try {
      const exit = await Promise.race([this.session.run(command, sinks), watch.dead]);
      return this.metered ? exit : { ...exit, ...UNMETERED };
    } catch (error) {
      // Where even the agent fell to the kernel's memory killer, the step that did it is known.
      if (this.container.known?.outOfMemory !== true) throw error;
      return {
        exitCode: this.container.known.exitCode ?? 137,
        ended: "exited",
        startedAt,
        durationMs: performance.now() - start,
        ...UNMETERED,
        limit: "memory",
        files: { wanted: new Map(), artifacts: new Map(), omitted: [] },
      };
    } finally {
      watch.stop();
    }
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    this.container.closing = true;
    this.session.close();
    if (!this.removesItself) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise((resolve) => {
        timer = setTimeout(resolve, SELF_REMOVAL_MS);
      });
      await Promise.race([this.session.streams.ended, late]);
      clearTimeout(timer);
    }
    await this.container.remove(this.removesItself ? SELF_REMOVAL_MS : 0);
  }
}

/** Rootless Podman leaves out some of the limits it was asked for: there the agent's own shell takes them on. */
function agentCommand(spec: CellSpec, rootless: boolean): string[] {
  if (!rootless) return ["sh", `${INBOX}/agent`];
  const { cpuTimeSecs, fileSizeBytes } = spec.policy.limits;
  const limits = [
    ...(cpuTimeSecs === null ? [] : [`ulimit -S -t ${cpuTimeSecs}`, `ulimit -H -t ${cpuTimeSecs + 1}`]),
    ...(fileSizeBytes === null ? [] : [`ulimit -f ${Math.ceil(fileSizeLimit(spec, fileSizeBytes) / ULIMIT_BLOCK)}`]),
  ];
  return ["sh", "-c", [...limits, `exec sh ${INBOX}/agent`].join("; ")];
}

/** The container of a resident cell and the host's side of it. */
class ResidentContainer {
  known: Fate | null = null;
  closing = false;
  #id: string | null = null;
  readonly #since = Math.floor(Date.now() / 1000) - 1;

  constructor(
    readonly client: EngineClient,
    readonly inbox: Inbox,
  ) {}

  async create(request: Parameters<EngineClient["create"]>[0]): Promise<string> {
    this.#id = await this.client.create(request);
    return this.#id;
  }

  /** Why the streams ended. */
  async fate(): Promise<string> {
    if (this.closing || this.#id === null) return "it was closed";
    this.known = await askFate(this.client, this.#id, this.#since);
    return this.known.reason;
  }

  async remove(graceMs = 0): Promise<void> {
    this.closing = true;
    const leaving = this.#id === null ? Promise.resolve() : removeContainer(this.client, this.#id, graceMs);
    leaving.catch(() => undefined);
    // A mount outlives its folder: nothing has to wait for the engine here.
    this.inbox.remove();
    await leaving;
  }
}
