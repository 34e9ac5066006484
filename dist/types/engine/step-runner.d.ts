import type { Cell } from "../backend/backend.js";
import type { PlannedScenario, PlannedStep } from "../model/plan.js";
import type { StepResult } from "../model/result.js";
import type { CellSupply } from "./cell-supply.js";
import type { EngineContext } from "./context.js";
/** Runs the steps of one scenario in the cells of its supply. */
export declare class StepRunner {
    #private;
    readonly context: EngineContext;
    readonly scenario: PlannedScenario;
    readonly backend: string;
    readonly supply: CellSupply;
    /** @param start when the scenario began, on the clock of `performance.now()` */
    constructor(context: EngineContext, scenario: PlannedScenario, backend: string, supply: CellSupply, start: number);
    /**
     * One step after another, in one cell or each in its own; the rest is skipped after a failure, unless the scenario
     * goes on. Nothing more can run in a shared cell that is gone.
     */
    sequence(cell: Cell | null): Promise<StepResult[]>;
    /** One step in a cell that is opened for it and closed after it. */
    inOwnCell(step: PlannedStep): Promise<StepResult>;
}
