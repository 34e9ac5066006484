import type { EngineInfo } from "../backend/backend.js";
import type { Failure } from "../core/errors.js";
import type { PlannedScenario } from "../model/plan.js";
import type { ScenarioResult, StepResult } from "../model/result.js";
import type { EngineContext } from "./context.js";
import { type Place } from "./place.js";
/** How a scenario ended beyond what its steps tell. */
export interface Ending {
    readonly place: Place;
    /** What kept the scenario from running, null where its steps tell all. */
    readonly failure: Failure | null;
    readonly durationMs: number;
}
/** The result of a scenario that ran, from its steps in the plan's order. */
export declare function concludeScenario(context: EngineContext, scenario: PlannedScenario, chosen: {
    name: string;
    engine: EngineInfo;
}, steps: readonly StepResult[], end: Ending): ScenarioResult;
/** The result of a scenario none of whose steps ran: its engine or a program is missing, or the run was interrupted. */
export declare function unrunScenario(context: EngineContext, scenario: PlannedScenario, chosen: {
    name: string;
    engine: EngineInfo | null;
}, why: {
    outcome: "skipped" | "error";
    reason: string;
    failure: Failure | null;
    place?: Place;
}): ScenarioResult;
export declare function interruption(): Failure;
