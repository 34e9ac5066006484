import type { Pod, ServiceContainer } from "../backend/pod.js";
import { asCleanroomError, CleanroomError, type Failure } from "../core/errors.js";
import type { ServiceReport } from "../model/report.js";
import type { ServiceResult } from "../model/result.js";
import type { ChaosAction, HealthCheck, ServiceSpec } from "../model/service.js";
import type { Redactor } from "../redaction/redactor.js";
import { type GateEnd, waitForGate } from "./gate.js";
import { checkOf, describeChecks, requiredChecks, textsOf } from "./readiness/checks.js";
import type { Check, Target } from "./readiness/target.js";
import { ServiceLog } from "./service-log.js";
import { unhealthy } from "./unhealthy.js";

/** What one service needs to know of those around it. */
export interface Surroundings {
  readonly redactor: Redactor;
  /** Bytes kept of each log. */
  readonly logBytes: number;
  /** Aborts when the run does, or when a service beside it has failed. */
  readonly signal: AbortSignal;
}

/** One service from its start to its end. */
export class ServiceRun {
  readonly log: ServiceLog;
  #container: ServiceContainer | null = null;
  #health: string;
  #startedAt: number | null = null;
  #readyMs: number | null = null;
  #failure: Failure | null = null;
  /** Its end is no trouble any more: chaos wanted it, or what it served is over. */
  #mayEnd = false;
  #check: Check | null = null;
  #over = false;
  readonly #chaos: ServiceReport["chaos"] = [];

  constructor(
    readonly spec: ServiceSpec,
    readonly around: Surroundings,
  ) {
    this.log = new ServiceLog(around.redactor, around.logBytes);
    this.#health = describeChecks(requiredChecks(spec, false));
    for (const text of textsOf(spec.health)) this.log.count(text);
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get container(): ServiceContainer | null {
    return this.#container;
  }

  /** Resolves when it is ready. Throws CleanroomError where it can't be started, ends, or is not ready in its time. */
  async start(pod: Pod): Promise<void> {
    try {
      const container = await pod.start(this.spec, { log: (chunk) => this.log.write(chunk) });
      this.#container = container;
      this.#startedAt = container.startedAt ?? Date.now();
      await this.#wait(pod, container);
      this.#readyMs = Date.now() - this.#startedAt;
      void container.ended.then((end) => this.#ended(end));
    } catch (thrown) {
      const error = this.#explain(thrown);
      // What was given up because another service failed has not failed itself.
      if (error.kind !== "Interrupted") this.#failure = error.toFailure();
      throw error;
    }
  }

  /** Whether it is ready at this moment. */
  async probe(limitMs: number): Promise<boolean> {
    if (this.#readyMs === null || this.#over || this.#failure !== null) return false;
    return this.#check === null || (await this.#check(limitMs)).holds;
  }

  /** From here on its end is expected. */
  letEnd(): void {
    this.#mayEnd = true;
  }

  noteChaos({ action, share, step, when }: ChaosAction): void {
    this.#chaos.push({ action, share, step, when, at: new Date().toISOString() });
  }

  /** What is to be reported now. */
  result(backend: string, scenario: string | null): ServiceResult {
    const { name, image } = this.spec;
    const { bytes, leftOut } = this.log.read();
    const started = this.#startedAt !== null;
    const report: ServiceReport = {
      name,
      scenario,
      backend,
      image: this.#container?.image ?? { name: image, digest: null },
      outcome: this.#failure !== null ? "failed" : this.#readyMs === null ? "not_started" : "ready",
      started_at: this.#startedAt === null ? null : new Date(this.#startedAt).toISOString(),
      ready_ms: this.#readyMs === null ? null : Math.round(this.#readyMs * 1000) / 1000,
      health: this.#health,
      log: null,
      chaos: [...this.#chaos],
      error: this.#failure,
    };
    return { report, log: started ? bytes : null, leftOut };
  }

  async #wait(pod: Pod, container: ServiceContainer): Promise<void> {
    const { spec, log } = this;
    const checks = requiredChecks(spec, container.healthcheck !== null);
    this.#health = describeChecks(checks);
    const check = checks.length === 0 ? null : this.#checkOf({ spec, pod, container, log }, checks);
    this.#check = check;
    const { end, said } = await waitForGate({
      ...{ check, log, ended: container.ended },
      timeoutMs: spec.startupTimeoutMs,
      signal: this.around.signal,
    });
    if (end.kind !== "open") throw this.#notReady(end, said);
  }

  #checkOf(target: Target, checks: readonly HealthCheck[]): Check {
    try {
      return checkOf(target, checks);
    } catch (thrown) {
      throw this.#about(asCleanroomError(thrown), "can't be checked");
    }
  }

  #notReady(end: Exclude<GateEnd, { kind: "open" }>, lastProbe: string | null): CleanroomError {
    switch (end.kind) {
      case "aborted":
        return stopped();
      case "hopeless":
        return this.#about(end.error, "can't be checked");
      case "ended":
        return this.#unhealthy({
          what: `ended before it was ready: ${end.reason}`,
          hint: "Its log tells why. Check `command`, `env` and `user` of the service, and that its image is the right one.",
          exitCode: end.exitCode,
          lastProbe,
        });
      case "timeout":
        return this.#unhealthy({
          what: `was not ready within ${this.spec.startupTimeoutMs} ms`,
          hint: "Check `health` and `port` of the service against its log, or raise startup_timeout_ms.",
          lastProbe,
          context: { timeout_ms: this.spec.startupTimeoutMs },
        });
    }
  }

  /** An error from elsewhere, told as this service's own. */
  #explain(thrown: unknown): CleanroomError {
    if (
      this.around.signal.aborted &&
      !(thrown instanceof CleanroomError && thrown.context["service"] === this.spec.name)
    ) {
      return stopped();
    }
    const error = asCleanroomError(thrown);
    return "last_log_lines" in error.context ? error : this.#about(error, "could not be started");
  }

  /** Another's error with what is known of this service; of an engine or image that is missing nothing is. */
  #about(error: CleanroomError, what: string): CleanroomError {
    const { kind, message, hint, context } = error;
    if (kind !== "ServiceUnhealthy") return error;
    const code = context["exit_code"];
    const exitCode = typeof code === "number" ? code : null;
    return this.#unhealthy({ what: `${what}: ${message}`, hint, cause: error, context, exitCode });
  }

  #ended({ exitCode, reason }: { readonly exitCode: number | null; readonly reason: string }): void {
    this.#over = true;
    if (this.#mayEnd || this.#failure !== null) return;
    this.#failure = this.#unhealthy({
      what: `ended while it was needed: ${reason}`,
      hint: "Its log tells why; a service must run until the last step is done.",
      exitCode,
    }).toFailure();
  }

  #unhealthy(trouble: Parameters<typeof unhealthy>[3]): CleanroomError {
    return unhealthy(this.spec, this.log, this.around.redactor, trouble);
  }
}

function stopped(): CleanroomError {
  return new CleanroomError("Interrupted", "the start of services was given up", { hint: "See what came before." });
}
