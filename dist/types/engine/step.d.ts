import type { Cell } from "../backend/backend.js";
import type { PlannedScenario, PlannedStep } from "../model/plan.js";
import type { StepResult } from "../model/result.js";
import type { EngineContext } from "./context.js";
/** The parts of a step's result that depend on neither its run nor its end. */
interface StepFrame {
    readonly scenario: PlannedScenario;
    readonly step: PlannedStep;
    readonly backend: string;
}
/** Runs one step in a cell and judges it. A step that fails is a result; only defects of our own are thrown. */
export declare function runStep(context: EngineContext, frame: StepFrame, cell: Cell, timeoutMs: number | null): Promise<StepResult>;
/** The result of a step that could not be begun, because of what was thrown. */
export declare function brokenStep(context: EngineContext, frame: StepFrame, thrown: unknown): StepResult;
/** The result of a step that was never begun. */
export declare function skippedStep(context: EngineContext, frame: StepFrame): StepResult;
export {};
