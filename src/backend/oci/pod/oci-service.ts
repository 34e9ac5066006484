import { setTimeout } from "node:timers/promises";
import { CleanroomError } from "../../../core/errors.js";
import type { HealthCheck, ServiceSpec } from "../../../model/service.js";
import type { ProbeResult, ServiceContainer, ServiceEnd, ServiceSinks } from "../../pod.js";
import { attachedStreams } from "../attach-stream.js";
import type { CreateRequest } from "../dialect.js";
import { type EngineClient, engineError } from "../engine-client.js";
import { faultOf } from "../fault.js";
import type { Image } from "../image.js";
import { removeContainer } from "../removal.js";
import { freeze, thaw } from "./freezing.js";
import { ServiceExec } from "./service-exec.js";

/** Milliseconds between two looks at a service whose streams have ended, doubled up to the second. */
const LOOK_MS = [5, 1000] as const;

/** What a pod does to the network and the processor time of one service. */
export interface ServiceControls {
  /** Before its start. */
  prepare(): Promise<void>;
  /** After its start. */
  locate(): Promise<void>;
  detach(): Promise<void>;
  attach(): Promise<void>;
  slow(share: number, service: { pause(): Promise<void>; resume(): Promise<void> }): Promise<void>;
}

/** One service in a container of its own. */
export class OciService implements ServiceContainer {
  readonly image: { readonly name: string; readonly digest: string | null };
  readonly healthcheck: readonly string[] | null;
  readonly ended: Promise<ServiceEnd>;
  readonly #exec: ServiceExec;
  startedAt = Date.now();
  #paused = false;
  #closed: Promise<void> | null = null;

  private constructor(
    readonly client: EngineClient,
    readonly id: string,
    readonly controls: ServiceControls,
    spec: ServiceSpec,
    image: Image,
    streamsEnded: Promise<string>,
  ) {
    this.image = { name: image.name, digest: image.digest };
    this.healthcheck = image.healthcheck;
    this.#exec = new ServiceExec(client, id, { name: spec.name, image: image.name });
    this.ended = streamsEnded.then(() => this.#end());
  }

  /**
   * Makes and starts the container, its output going to the sink from the first byte. Throws what the engine answered,
   * ServiceUnhealthy where it could not start the service. Leaves nothing behind then.
   *
   * @param control what the pod does to the container of this id
   */
  static async start(
    client: EngineClient,
    title: string,
    request: CreateRequest,
    service: { readonly spec: ServiceSpec; readonly image: Image; readonly sinks: ServiceSinks },
    control: (id: string) => ServiceControls,
  ): Promise<OciService> {
    const { spec, image, sinks } = service;
    let id: string | null = null;
    try {
      id = await client.create(request);
      const socket = await client.attach(id, false);
      const streams = attachedStreams(socket, () => Promise.resolve(""));
      const log = (chunk: Buffer) => sinks.log(chunk);
      streams.receive({ stdout: log, stderr: log });
      const controls = control(id);
      const started = new OciService(client, id, controls, spec, image, streams.ended);
      await controls.prepare();
      started.startedAt = Date.now();
      await client.start(id);
      await controls.locate();
      if (asksInside(spec.health, image)) started.#exec.warm();
      return started;
    } catch (error) {
      if (id !== null) await removeContainer(client, id).catch(() => undefined);
      throw startError(title, spec, image, error);
    }
  }

  exec(argv: readonly string[], timeoutMs: number): Promise<ProbeResult> {
    // Where no freezer holds it, a new process would run in a service that doesn't.
    if (this.#paused) return Promise.resolve({ exitCode: null, output: "the service is paused" });
    return this.#exec.run(argv, timeoutMs);
  }

  async pause(): Promise<void> {
    // From now on nothing new is run inside, and what is being started gets there first: a process that enters a frozen
    // container blocks its engine for good.
    this.#paused = true;
    await this.#exec.settled();
    await freeze(this.client, this.id).catch((error: unknown) => {
      this.#paused = false;
      throw error;
    });
  }

  async resume(): Promise<void> {
    await thaw(this.client, this.id);
    this.#paused = false;
  }

  async kill(): Promise<void> {
    await this.client.kill(this.id, "SIGKILL");
  }

  detach(): Promise<void> {
    return this.controls.detach();
  }

  attach(): Promise<void> {
    return this.controls.attach();
  }

  slow(share: number): Promise<void> {
    const { client, id } = this;
    return this.controls.slow(share, { pause: () => freeze(client, id), resume: () => thaw(client, id) });
  }

  /** Kills and removes it. Idempotent. */
  close(): Promise<void> {
    this.#closed ??= removeContainer(this.client, this.id);
    return this.#closed;
  }

  /** A service may close its streams and live on. */
  async #end(): Promise<ServiceEnd> {
    try {
      for (let pause: number = LOOK_MS[0]; ; pause = Math.min(pause * 2, LOOK_MS[1])) {
        const container = await this.client.inspect(this.id);
        if (container === null) return { exitCode: null, reason: "it was removed" };
        const { Running, ExitCode, OOMKilled } = container.State;
        if (!Running) return { exitCode: ExitCode, reason: describeEnd(ExitCode, OOMKilled) };
        await setTimeout(pause);
      }
    } catch (error) {
      const { message } = faultOf(error);
      return { exitCode: null, reason: this.#closed === null ? `the engine lost it: ${message}` : "it was removed" };
    }
  }
}

/** Whether a health check will run a command inside. */
function asksInside(health: readonly HealthCheck[], image: Image): boolean {
  if (health.length === 0) return image.healthcheck !== null;
  return health.some((check) => {
    if (check.kind === "any" || check.kind === "all") return asksInside(check.of, image);
    return check.kind === "command" || check.kind === "image";
  });
}

function describeEnd(exitCode: number, outOfMemory: boolean): string {
  if (outOfMemory) return "it was killed for its memory";
  return exitCode > 128 && exitCode < 128 + 65
    ? `it was ended by signal ${exitCode - 128}`
    : `it exited with code ${exitCode}`;
}

/** An engine that answers could start it, were it not for the image, the user, the command or a file. */
function startError(title: string, spec: ServiceSpec, image: Image, error: unknown): CleanroomError {
  const { status, message } = faultOf(error);
  if (error instanceof CleanroomError || status === null) return engineError(title, `start ${spec.name}`, error);
  return new CleanroomError("ServiceUnhealthy", `service "${spec.name}" could not be started: ${message}`, {
    hint: `Check the command, user and files of [[services]] "${spec.name}" against what ${image.name} has.`,
    context: { service: spec.name, image: image.name, reason: message },
    cause: error,
  });
}
