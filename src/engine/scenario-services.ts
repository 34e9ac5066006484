import type { Backend } from "../backend/backend.js";
import type { Failure } from "../core/errors.js";
import type { PlannedScenario } from "../model/plan.js";
import type { ServiceResult } from "../model/result.js";
import { checkServiceLogs } from "../services/check-logs.js";
import type { CustomServices } from "../services/custom.js";
import { Services, type ServicesRequest } from "../services/lifecycle.js";
import type { SharedServices } from "../services/shared.js";
import type { EngineContext } from "./context.js";

/** Bytes kept of each service's log. */
const LOG_BYTES = 1024 * 1024;

/** What the scenarios of a run have in common. */
export interface Sharing {
  readonly pool: SharedServices;
  readonly custom: CustomServices;
  /** Place of the scenario among all of the run. */
  readonly index: number;
}

/** The services that one scenario uses: its own, or those it shares. */
export class ScenarioServices {
  private constructor(
    readonly all: Services,
    readonly context: EngineContext,
    readonly scenario: PlannedScenario,
    readonly backend: string,
    readonly shared: boolean,
  ) {}

  /** Begins to start them; null for a scenario without. */
  static of(
    context: EngineContext,
    scenario: PlannedScenario,
    chosen: { readonly name: string; readonly backend: Backend },
    shared: Sharing,
  ): ScenarioServices | null {
    const { services = [] } = scenario;
    if (services.length === 0) return null;
    const request = requestOf(context, scenario, chosen.backend);
    const isShared = services.some((service) => service.shared);
    const all = isShared ? shared.pool.use(chosen.name, request, shared.index) : new Services(request);
    return new ScenarioServices(all, context, scenario, chosen.name, isShared);
  }

  /** Does what is to happen to services before or after a step. Throws CleanroomError where the engine can't. */
  async atBoundary(step: string, when: "before" | "after"): Promise<void> {
    for (const action of this.scenario.chaos ?? []) {
      if (action.step === step && action.when === when) await this.all.apply(action);
    }
  }

  /** What went wrong with services though every step may have passed; null where nothing did. */
  async failure(): Promise<Failure | null> {
    const lost = this.all.lost;
    if (lost !== null) return lost;
    const { compareSnapshot } = this.context;
    const [first = null] = await checkServiceLogs(this.all, this.scenario.serviceLogs ?? {}, compareSnapshot);
    return first;
  }

  /** What is to be reported of the scenario's own; their end is expected from now on. */
  results(): ServiceResult[] {
    if (this.shared) return [];
    this.all.letEnd();
    return this.all.results(this.backend, this.scenario.name);
  }

  /** Removes the scenario's own. */
  async close(): Promise<void> {
    if (!this.shared) await this.all.close();
  }
}

/** The scenario as its steps run: with the variables by which they find services. */
export function equipped(
  scenario: PlannedScenario,
  services: ScenarioServices | null,
  custom: CustomServices,
): PlannedScenario {
  return { ...scenario, env: { ...custom.environment, ...services?.all.environment, ...scenario.env } };
}

function requestOf(context: EngineContext, scenario: PlannedScenario, backend: Backend): ServicesRequest {
  const { services = [], chaos = [], policy } = scenario;
  const cut = chaos.filter(({ action }) => action === "cut").map(({ service }) => service);
  return {
    backend,
    pod: {
      runId: context.runId,
      image: scenario.image,
      services,
      network: policy.network.kind === "full" ? "full" : "none",
      detachable: [...new Set(cut)],
      tempDir: context.tempDir,
    },
    redactor: context.redactor,
    logBytes: LOG_BYTES,
    signal: context.signal,
  };
}
