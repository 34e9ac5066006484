import type { RedactedBytes } from "./redacted.js";
import type { ScenarioReport, ServiceReport, StepReport } from "./report.js";

/** A finished step: its report and the redacted bytes the report only counts and hashes. */
export interface StepResult {
  readonly report: StepReport;
  readonly stdout: RedactedBytes;
  readonly stderr: RedactedBytes;
  /** Files from $CLEANROOM_ARTIFACTS by relative path, sorted. */
  readonly artifacts: ReadonlyMap<string, RedactedBytes>;
  /** Coverage that the step left: kept apart, as it is no result of the step and differs from run to run. */
  readonly coverage?: readonly CoverageFile[];
  /** What the step left there and was not taken: links that lead outside, files over the limit. Paths are redacted. */
  readonly omitted?: readonly { readonly path: string; readonly bytes: number; readonly reason: string }[];
}

/** Coverage data on this host, as the tested program wrote it. */
export interface CoverageFile {
  /** Relative to the step's artifacts. */
  readonly path: string;
  readonly hostPath: string;
  readonly bytes: number;
}

/** A service as it was when what it served was over. */
export interface ServiceResult {
  readonly report: ServiceReport;
  /** Redacted; the beginning and the end of a log that was too long. Null where nobody reads its output. */
  readonly log: RedactedBytes | null;
  /** Bytes of the log that were not kept. */
  readonly leftOut: number;
}

export interface ScenarioResult {
  readonly report: ScenarioReport;
  readonly steps: readonly StepResult[];
  /** Its own services; those it shared are with the first scenario that used them. */
  readonly services?: readonly ServiceResult[];
}
