import type { ScenarioReport } from "../model/report.js";
import { type Markup } from "./markup.js";
import type { StepTexts } from "./step-texts.js";
/** Counts what of the steps' output went into the document: a report of ten thousand steps must still open. */
export declare class OutputBudget {
    #private;
    take(text: string): string;
    get spent(): boolean;
}
/** One scenario with its steps; open where it failed. */
export declare function scenarioCard(scenario: ScenarioReport, id: string, texts: StepTexts, budget: OutputBudget): Markup;
