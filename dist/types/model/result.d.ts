import type { RedactedBytes } from "./redacted.js";
import type { ScenarioReport, StepReport } from "./report.js";
/** A finished step: its report and the redacted bytes the report only counts and hashes. */
export interface StepResult {
    readonly report: StepReport;
    readonly stdout: RedactedBytes;
    readonly stderr: RedactedBytes;
    /** Files from $CLEANROOM_ARTIFACTS by relative path, sorted. */
    readonly artifacts: ReadonlyMap<string, RedactedBytes>;
}
export interface ScenarioResult {
    readonly report: ScenarioReport;
    readonly steps: readonly StepResult[];
}
