import type { ScenarioResult } from "../model/result.js";
import type { EngineContext } from "./context.js";
/** The reason of every scenario that was skipped for want of its engine; interface. */
export declare const ENGINE_UNAVAILABLE = "engine unavailable";
/** Runs every scenario of the plan on each of its backends. Results come in the plan's order. */
export declare function executePlan(context: EngineContext): Promise<ScenarioResult[]>;
