import { asCleanroomError, type CleanroomError, type Failure } from "../core/errors.js";
import type { ServiceResult } from "../model/result.js";
import type { Redactor } from "../redaction/redactor.js";
import { serviceEnvironment } from "./environment.js";
import { waitForGate } from "./gate.js";
import type { Service } from "./service.js";
import { ServiceLog } from "./service-log.js";
import { unhealthy } from "./unhealthy.js";

/** Milliseconds that a service of the user's own has to become ready. */
const STARTUP_MS = 60_000;

interface Run {
  readonly service: Service;
  startedAt: number | null;
  readyMs: number | null;
  failure: Failure | null;
}

/** Services that the user's own code brings, around all scenarios of a run. */
export class CustomServices {
  readonly #runs: Run[];
  readonly #over = new AbortController();
  #ready: Promise<void> | null = null;

  constructor(
    services: readonly Service[],
    readonly redactor: Redactor,
    readonly signal: AbortSignal,
  ) {
    this.#runs = services.map((service) => ({ service, startedAt: null, readyMs: null, failure: null }));
  }

  /** Starts them if nobody did; resolves when all are ready, rejects with the first CleanroomError. */
  ready(): Promise<void> {
    this.#ready ??= Promise.all(this.#runs.map((run) => this.#start(run))).then(() => undefined);
    this.#ready.catch(() => undefined);
    return this.#ready;
  }

  /** What steps find in their environment; after `ready`. */
  get environment(): Record<string, string> {
    return serviceEnvironment(
      this.#runs.map(({ service }) => {
        const connection = service.connectionInfo();
        return { name: service.name, host: connection.host, port: connection.port, connection, variable: null };
      }),
    );
  }

  results(backend: string): ServiceResult[] {
    return this.#runs.map(({ service, startedAt, readyMs, failure }) => ({
      report: {
        name: service.name,
        scenario: null,
        backend,
        image: null,
        outcome: failure !== null ? "failed" : readyMs === null ? "not_started" : "ready",
        started_at: startedAt === null ? null : new Date(startedAt).toISOString(),
        ready_ms: readyMs,
        health: "its own healthCheck",
        log: null,
        chaos: [],
        error: failure,
      },
      log: null,
      leftOut: 0,
    }));
  }

  /** Stops all that were started, the last first. Rejects with the first that could not be, after all were tried. */
  async close(): Promise<void> {
    this.#over.abort();
    await this.#ready?.catch(() => undefined);
    const errors: CleanroomError[] = [];
    for (const { service } of this.#runs.filter(({ startedAt }) => startedAt !== null).reverse()) {
      await service.stop().catch((error: unknown) => errors.push(asCleanroomError(error)));
    }
    if (errors[0] !== undefined) throw errors[0];
  }

  async #start(run: Run): Promise<void> {
    const { service } = run;
    const log = new ServiceLog(this.redactor, 0);
    const fail = (what: string, lastProbe: string | null, cause?: unknown) => {
      const hint = "Look into the code of this service; it must become healthy within a minute.";
      const error = unhealthy({ name: service.name, image: null }, log, this.redactor, {
        what,
        hint,
        lastProbe,
        cause,
      });
      run.failure = error.toFailure();
      return error;
    };
    const start = performance.now();
    run.startedAt = Date.now();
    try {
      await service.start();
    } catch (thrown) {
      throw fail(`could not be started: ${asCleanroomError(thrown).message}`, null, thrown);
    }
    const check = async () => {
      const holds = await service.healthCheck().then(
        (healthy) => ({ healthy, said: `healthCheck said ${healthy}` }),
        (error: unknown) => ({ healthy: false, said: `healthCheck threw: ${asCleanroomError(error).message}` }),
      );
      return { holds: holds.healthy, said: holds.said };
    };
    const { end, said } = await waitForGate({
      ...{ check, log, timeoutMs: STARTUP_MS },
      ended: new Promise(() => undefined),
      signal: AbortSignal.any([this.signal, this.#over.signal]),
    });
    if (end.kind !== "open") throw fail(`was not ready within ${STARTUP_MS} ms`, said);
    run.readyMs = Math.round((performance.now() - start) * 1000) / 1000;
  }
}
