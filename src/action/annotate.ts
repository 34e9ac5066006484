import type { RunResult } from "../app/api.js";
import { annotationsOf, type Locate } from "../ci/annotations.js";
import type { Toolkit } from "./toolkit.js";

/** The runner shows this many error annotations of one step and drops the rest. */
const LIMIT = 10;

/**
 * One error annotation for each failure, as many as the platform shows beside the closing one, which says how many
 * scenarios failed and how many failures have no annotation.
 *
 * @param enabled false leaves only the closing one
 */
export function annotateFailures(toolkit: Toolkit, { report }: RunResult, locate: Locate, enabled: boolean): void {
  const all = enabled ? annotationsOf(report, locate) : [];
  const shown = all.slice(0, LIMIT - 1);
  for (const { title, message, file, line, column } of shown) {
    toolkit.error(message, file === null ? { title } : { title, file, startLine: line, startColumn: column });
  }
  const { counts, error } = report;
  const broken = counts.failed + counts.error;
  const total = broken + counts.passed + counts.skipped;
  const left = all.length - shown.length;
  const omitted =
    left === 0
      ? ""
      : ` ${left} more ${left === 1 ? "failure is" : "failures are"} not annotated here; the job summary and the report have all of them.`;
  // A failure of a scenario has its own annotation.
  const cause = error === null || broken > 0 ? "" : ` ${error.kind}: ${error.message} ${error.hint}`;
  toolkit.error(`${broken} of ${total} scenarios failed.${cause}${omitted}`, { title: "Cleanroom" });
}
