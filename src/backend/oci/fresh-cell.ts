import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import { CleanroomError } from "../../core/errors.js";
import type { Observation } from "../../model/policy.js";
import type { CellSpec, StepCommand, StepExit, StepSinks } from "../backend.js";
import { Inbox } from "../cell/inbox.js";
import type { CellStreams } from "../cell/session.js";
import { attachedStreams } from "./attach-stream.js";
import { CellVolumes } from "./cell-volumes.js";
import { containerRequest } from "./container-request.js";
import type { Dialect, NetworkRequest } from "./dialect.js";
import { type EngineClient, engineError } from "./engine-client.js";
import { collectFiles } from "./fresh-files.js";
import type { Image } from "./image.js";
import { watchEngine } from "./liveness.js";
import { OciCell } from "./oci-cell.js";
import type { OciPod } from "./pod/oci-pod.js";
import type { Reached } from "./reach.js";
import { readBack } from "./read-back.js";
import { removeContainer } from "./removal.js";
import { startProblem } from "./start-problem.js";

/** Milliseconds between SIGTERM and SIGKILL when a step has to end. */
const GRACE_MS = 250;
/** SIGXCPU, as a shell reports it. */
const CPU_TIME_EXIT = 128 + 24;

/**
 * A cell for images in which no agent can run: each step is the first process of a container of its own, over
 * volumes that the steps share. Slower, and the same in everything else.
 */
export class FreshCell extends OciCell {
  readonly #leaving = new Set<Promise<void>>();
  #current: string | null = null;
  #closed: Promise<void> | null = null;

  private constructor(
    observation: Observation,
    readonly make: (command: StepCommand) => Promise<string>,
    readonly client: EngineClient,
    readonly volumes: CellVolumes,
    readonly inbox: Inbox,
    readonly dialect: Dialect,
    spec: CellSpec,
    image: Image,
  ) {
    super(observation, spec, image);
  }

  /** @param seesHost whether the engine can mount files of this machine */
  static async open(
    spec: CellSpec,
    dialect: Dialect,
    reached: Reached,
    image: Image,
    network: Partial<NetworkRequest>,
    seesHost: boolean,
    joined: OciPod | null,
  ): Promise<FreshCell> {
    const { client } = reached;
    const inbox = Inbox.create(join(spec.tempDir, `cell-${randomBytes(12).toString("hex")}`), {
      workspaceTar: null,
      externalBin: null,
      ...(spec.variation === undefined ? {} : { variation: spec.variation }),
    });
    const volumes = await CellVolumes.create(client, dialect, spec, image);
    const make = (command: StepCommand) =>
      client.create(
        containerRequest(spec, dialect, image, network, {
          entrypoint: command.argv,
          stdin: command.stdin !== null,
          autoRemove: false,
          tmpfs: {},
          volumes: volumes.targets,
          mounts: seesHost ? { ...inbox.shown, ...(joined?.mounts ?? { "/etc/hosts": join(inbox.dir, "hosts") }) } : {},
          env: command.env,
        }),
      );
    try {
      // Never started: it shows what the engine makes of the request.
      const nothing = { stdin: null, timeoutMs: null, collect: [], signal: new AbortController().signal };
      const sample = await make({ ...nothing, argv: ["/nothing"], env: image.env });
      const inspected = await client.inspect(sample);
      await client.remove(sample);
      // Nothing can be read in a cell of this kind: the holder of its network has read what is about both.
      const observation = readBack(joined?.facts ?? {}, inspected, reached.limitsEnforced, joined);
      return new FreshCell(observation, make, client, volumes, inbox, dialect, spec, image);
    } catch (error) {
      inbox.remove();
      await volumes.remove();
      throw error;
    }
  }

  async run(command: StepCommand, sinks: StepSinks): Promise<StepExit> {
    if (this.#closed !== null) throw gone("it was closed");
    const watch = watchEngine(this.client);
    try {
      return await Promise.race([this.#run(command, sinks), watch.dead]);
    } catch (error) {
      throw engineError(this.dialect.title, `run ${command.argv[0] ?? "a step"}`, error);
    } finally {
      watch.stop();
    }
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #run(command: StepCommand, sinks: StepSinks): Promise<StepExit> {
    const startedAt = Date.now();
    const start = performance.now();
    const id = await this.make(command);
    this.#current = id;
    try {
      const ended = await this.#execute(id, command, sinks);
      const { exitCode, outOfMemory } = typeof ended === "object" ? ended : await this.#exit(id);
      const files = await collectFiles(this.client, id, command.collect, this.workdir, this.volumes.artifactsBytes);
      if (files.artifacts.size > 0 || files.omitted.length > 0) {
        await removeContainer(this.client, id);
        await this.volumes.emptyArtifacts();
      }
      return {
        exitCode,
        ended: typeof ended === "object" ? "exited" : ended,
        limit: outOfMemory ? "memory" : exitCode === CPU_TIME_EXIT ? "cpu_time" : null,
        startedAt,
        durationMs: performance.now() - start,
        cpuMs: null,
        memoryPeakBytes: null,
        memoryCeilingBytes: null,
        files,
      };
    } finally {
      this.#current = null;
      const leaving = removeContainer(this.client, id).catch(() => undefined);
      this.#leaving.add(leaving);
      void leaving.then(() => this.#leaving.delete(leaving));
    }
  }

  /** Runs the container to the end of its streams; an exit of its own where the program could not be started. */
  async #execute(
    id: string,
    command: StepCommand,
    sinks: StepSinks,
  ): Promise<StepExit["ended"] | { exitCode: number; outOfMemory: boolean }> {
    let socket: Duplex | null = null;
    let streams: CellStreams;
    try {
      // Podman finds out here already that there is no such program.
      socket = await this.client.attach(id, command.stdin !== null);
      streams = attachedStreams(socket, () => Promise.resolve("its container ended"));
      streams.receive(sinks);
      await this.client.start(id);
    } catch (error) {
      socket?.destroy();
      const problem = startProblem(error);
      if (problem === null) throw error;
      sinks.stderr(Buffer.from(`cleanroom: ${command.argv[0]}: ${problem.says}\n`));
      return { exitCode: problem.exitCode, outOfMemory: false };
    }
    if (command.stdin !== null) {
      socket.write(command.stdin);
      socket.end();
    }
    let ended: StepExit["ended"] = "exited";
    const timers: NodeJS.Timeout[] = [];
    const stop = (why: "timeout" | "interrupted") => {
      if (ended !== "exited") return;
      ended = why;
      void this.client.kill(id, "SIGTERM").catch(() => undefined);
      timers.push(setTimeout(() => void this.client.kill(id, "SIGKILL").catch(() => undefined), GRACE_MS));
    };
    const onAbort = () => stop("interrupted");
    if (command.timeoutMs !== null) timers.push(setTimeout(() => stop("timeout"), command.timeoutMs));
    if (command.signal.aborted) onAbort();
    else command.signal.addEventListener("abort", onAbort, { once: true });
    try {
      // A step that closes its own streams is still running: the streams' end alone says nothing.
      await streams.ended;
      for (let pause = 2; await this.#isRunning(id); pause = Math.min(pause * 2, 250)) {
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
      return ended;
    } finally {
      for (const timer of timers) clearTimeout(timer);
      command.signal.removeEventListener("abort", onAbort);
    }
  }

  async #isRunning(id: string): Promise<boolean> {
    const container = await this.client.inspect(id);
    if (container === null) throw gone("its container was removed");
    return container.State.Running;
  }

  async #exit(id: string): Promise<{ exitCode: number; outOfMemory: boolean }> {
    const container = await this.client.inspect(id);
    if (container === null) throw gone("its container was removed");
    return { exitCode: container.State.ExitCode, outOfMemory: container.State.OOMKilled };
  }

  async #close(): Promise<void> {
    if (this.#current !== null) await removeContainer(this.client, this.#current);
    await Promise.all(this.#leaving);
    await this.volumes.remove();
    this.inbox.remove();
  }
}

function gone(reason: string): CleanroomError {
  return new CleanroomError("EngineUnavailable", `the cell went away: ${reason}`, {
    hint: "Something else removed Cleanroom's container; run again.",
    context: { reason },
  });
}
