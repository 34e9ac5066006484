import type { Cell } from "../backend/backend.js";
import type { PlannedScenario } from "../model/plan.js";
import type { Control } from "../model/policy.js";
import type { ScenarioReport } from "../model/report.js";
import type { EngineContext } from "./context.js";
/** What was learnt about the cells that a scenario ran in. */
export interface Place {
    readonly controls: readonly Control[];
    readonly image: ScenarioReport["image"];
    /** Paths that the cells had; where each had its own they are no part of the result. */
    readonly workdirs: readonly string[];
    readonly artifactsDirs: readonly string[];
}
export declare const NOWHERE: Place;
/**
 * Compares what was asked for with what was read back from a cell. Throws EnforcementUnavailable where that is
 * demanded and something is missing.
 */
export declare function inspectCell(context: EngineContext, scenario: PlannedScenario, cell: Cell): Promise<Control[]>;
export declare function visit(place: Place, cell: Cell, controls: readonly Control[]): Place;
/** Those of the programs that can't be found inside the cell. */
export declare function missingPrograms(cell: Cell, programs: readonly string[], signal: AbortSignal): Promise<string[]>;
