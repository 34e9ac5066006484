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
export const noTexts: StepTexts = () => null;

/**
 * The texts of a report's steps, from the results it was made of: scenarios in the same order, and their steps in
 * the order of the scenario's report. The report may be a copy. Texts are decoded only when they are asked for.
 */
export function stepTextsOf(report: Report, results: readonly ScenarioResult[]): StepTexts {
  const known = new Map<StepReport, ScenarioResult["steps"][number]>();
  report.scenarios.forEach((scenario, index) => {
    const result = results[index];
    const byReport = new Map(result?.steps.map((step) => [step.report, step]));
    scenario.steps.forEach((step, position) => {
      const original = result?.report.steps[position];
      const found = (original && byReport.get(original)) ?? result?.steps[position];
      if (found !== undefined) known.set(step, found);
    });
  });
  return (step) => {
    const found = known.get(step);
    // Decoding keeps what redaction has made of the bytes.
    return found === undefined
      ? null
      : {
          stdout: found.stdout.toString("utf8") as RedactedText,
          stderr: found.stderr.toString("utf8") as RedactedText,
        };
  };
}
