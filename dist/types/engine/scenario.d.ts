import type { Backend, EngineInfo } from "../backend/backend.js";
import type { PlannedScenario } from "../model/plan.js";
import type { ScenarioResult } from "../model/result.js";
import type { EngineContext } from "./context.js";
/** Runs one scenario on one backend. Failures are data; the result is complete whatever happened. */
export declare function runScenario(context: EngineContext, scenario: PlannedScenario, chosen: {
    name: string;
    backend: Backend;
    engine: EngineInfo;
}): Promise<ScenarioResult>;
