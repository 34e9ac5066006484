import type { RedactedBytes } from "./redacted.js";
import type { ScenarioReport, StepReport } from "./report.js";

/** A finished step: its report and the redacted bytes the report only counts and hashes. */
export interface StepResult {
  readonly report: StepReport;
  readonly stdout: RedactedBytes;
  readonly stderr: RedactedBytes;
  /** Files from $CLEANROOM_ARTIFACTS by relative path, sorted. */
  readonly artifacts: ReadonlyMap<string, RedactedBytes>;
  /** What the step left there and was not taken: links that lead outside, files over the limit. Paths are redacted. */
  readonly omitted?: readonly { readonly path: string; readonly bytes: number; readonly reason: string }[];
}

export interface ScenarioResult {
  readonly report: ScenarioReport;
  readonly steps: readonly StepResult[];
}
