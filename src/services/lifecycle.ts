import type { Backend } from "../backend/backend.js";
import type { Pod, PodSpec } from "../backend/pod.js";
import { CleanroomError, type Failure } from "../core/errors.js";
import type { ServiceResult } from "../model/result.js";
import type { ChaosAction, ServiceSpec } from "../model/service.js";
import type { Redactor } from "../redaction/redactor.js";
import { Chaos } from "./chaos.js";
import { reachedService, serviceEnvironment } from "./environment.js";
import type { ServiceLog } from "./service-log.js";
import { ServiceRun } from "./service-run.js";

export interface ServicesRequest {
  readonly backend: Backend;
  /** Its services are completed and come after what they depend on. */
  readonly pod: PodSpec;
  readonly redactor: Redactor;
  /** Bytes kept of each log. */
  readonly logBytes: number;
  readonly signal: AbortSignal;
}

/** The services of one scenario, or those that several share, from their start to their removal. */
export class Services {
  /** The network that cells join; there before the services are ready. Rejects where it can't be made. */
  readonly pod: Promise<Pod>;
  /** Resolves when every service is ready; rejects with the first CleanroomError, and as soon as the run is aborted. */
  readonly ready: Promise<void>;
  readonly #runs: ReadonlyMap<string, ServiceRun>;
  readonly #chaos = new Chaos();
  readonly #giveUp = new AbortController();
  readonly #settled: Promise<unknown>;
  #opened: Pod | null = null;
  #closed: Promise<void> | null = null;

  /** Begins at once. */
  constructor(readonly request: ServicesRequest) {
    const { backend, pod, redactor, logBytes, signal } = request;
    const both = AbortSignal.any([signal, this.#giveUp.signal]);
    const around = { redactor, logBytes, signal: both };
    this.#runs = new Map(pod.services.map((spec) => [spec.name, new ServiceRun(spec, around)]));
    this.pod = open(backend, pod);
    const starting = this.#start();
    this.#settled = starting.catch(() => undefined);
    this.ready = Promise.race([starting, abortion(both)]).then(undefined, (error) => {
      this.#giveUp.abort();
      throw this.#first(error);
    });
    // Whoever runs the scenario looks at them in its own time.
    for (const promise of [this.pod, this.ready]) promise.catch(() => undefined);
  }

  /** What steps find in their environment; after `ready`. */
  get environment(): Record<string, string> {
    const pod = this.#opened;
    if (pod === null) return {};
    return serviceEnvironment([...this.#runs.values()].map(({ spec }) => reachedService(spec, pod.address(spec.name))));
  }

  /** The first service that ended though nobody wanted it to, null while all run. */
  get lost(): Failure | null {
    return [...this.#runs.values()].find(({ failure }) => failure !== null)?.failure ?? null;
  }

  /** The log of a service of this name. */
  log(service: string): ServiceLog | null {
    return this.#runs.get(service)?.log ?? null;
  }

  /** Whether a service is ready at this moment. */
  async probe(service: string, limitMs: number): Promise<boolean> {
    return (await this.#runs.get(service)?.probe(limitMs)) ?? false;
  }

  /** Throws CleanroomError where the engine can't do it. */
  async apply(action: ChaosAction): Promise<void> {
    const run = this.#runs.get(action.service);
    if (run !== undefined) await this.#chaos.apply(action, run);
  }

  /** A result for each service, as it is now. */
  results(backend: string, scenario: string | null): ServiceResult[] {
    return [...this.#runs.values()].map((run) => run.result(backend, scenario));
  }

  /** Removes everything, in whatever state it is. Idempotent; to be called when the cells that joined are gone. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  /** From here on the services may end. */
  letEnd(): void {
    for (const run of this.#runs.values()) run.letEnd();
  }

  async #close(): Promise<void> {
    this.letEnd();
    this.#giveUp.abort();
    const pod = await this.pod.catch(() => null);
    if (pod !== null) await pod.close();
    await this.#settled;
  }

  /** Each service when those it depends on are ready; all that can at once. */
  async #start(): Promise<void> {
    const pod = await this.pod;
    this.#opened = pod;
    const started = new Map<string, Promise<void>>();
    for (const { name, dependsOn } of this.request.pod.services) {
      const before = dependsOn.map((other) => started.get(other));
      started.set(
        name,
        Promise.all(before).then(() => this.#startOne(name, pod)),
      );
    }
    const outcomes = await Promise.allSettled([...started.values()]);
    const failed = outcomes.find((outcome) => outcome.status === "rejected");
    if (failed !== undefined) throw failed.reason;
  }

  async #startOne(name: string, pod: Pod): Promise<void> {
    if (this.#giveUp.signal.aborted || this.request.signal.aborted) throw aborted();
    try {
      await this.#runs.get(name)?.start(pod);
    } catch (error) {
      // Nothing is gained by waiting for the others.
      this.#giveUp.abort();
      throw error;
    }
  }

  /** A service's own failure is the cause of those that were given up for it. */
  #first(error: unknown): unknown {
    const failed = [...this.#runs.values()].find(({ failure }) => failure !== null)?.failure;
    if (failed === undefined || failed === null) return error;
    return new CleanroomError(failed.kind, failed.message, {
      hint: failed.hint,
      context: failed.context,
      cause: error,
    });
  }
}

async function open(backend: Backend, spec: PodSpec): Promise<Pod> {
  if (backend.openPod !== undefined) return backend.openPod(spec);
  const names = spec.services.map(({ name }: ServiceSpec) => name).join(", ");
  throw new CleanroomError("EngineUnavailable", `${backend.name} has no place for services (${names})`, {
    hint: "Use --backend docker or podman.",
    context: { backend: backend.name, services: spec.services.map(({ name }) => name) },
  });
}

/** Rejects when the signal aborts. */
function abortion(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(aborted());
    else signal.addEventListener("abort", () => reject(aborted()), { once: true });
  });
}

function aborted(): CleanroomError {
  return new CleanroomError("Interrupted", "the start of services was given up", { hint: "See what came before." });
}
