import type { RedactedText } from "../model/redacted.js";
import type { Report, StepReport } from "../model/report.js";
import type { ScenarioResult } from "../model/result.js";
/** What a step wrote, redacted and cut at its `max_output`. */
export interface StepText {
    readonly stdout: RedactedText;
    readonly stderr: RedactedText;
}
/** Finds what a step of a report wrote; null where it is not at hand. */
export type StepTexts = (step: StepReport) => StepText | null;
/** For renderers where no output is at hand. */
export declare const noTexts: StepTexts;
/**
 * The texts of a report's steps, from the results it was made of: scenarios in the same order, and their steps in
 * the order of the scenario's report. The report may be a copy. Texts are decoded only when they are asked for.
 */
export declare function stepTextsOf(report: Report, results: readonly ScenarioResult[]): StepTexts;
