import type { Failure } from "../core/errors.js";
import type { Share } from "./totals.js";

/** In percent of lines. */
export interface Thresholds {
  readonly threshold?: number;
  /** Of the changed lines alone. */
  readonly changedThreshold?: number;
}

/** What is below its threshold. No coverage at all is below every threshold; a change without code is below none. */
export function checkThresholds(
  { threshold, changedThreshold }: Thresholds,
  lines: Share,
  changed: Share | null,
): Failure[] {
  const failures: Failure[] = [];
  if (threshold !== undefined && (lines.total === 0 ? threshold > 0 : isBelow(lines, threshold))) {
    failures.push(below("lines", lines, threshold));
  }
  if (changedThreshold !== undefined && changed !== null && changed.total > 0 && isBelow(changed, changedThreshold)) {
    failures.push(below("changed lines", changed, changedThreshold));
  }
  return failures;
}

/** Compared unrounded. */
function isBelow({ covered, total }: Share, threshold: number): boolean {
  return covered * 100 < threshold * total;
}

function below(what: string, { covered, total, percent }: Share, threshold: number): Failure {
  const is = total === 0 ? "there is none" : `it is ${percent}% (${covered} of ${total})`;
  return {
    kind: "AssertionFailed",
    message: `coverage of ${what} is to be at least ${threshold}%, and ${is}`,
    hint:
      total === 0
        ? "No step left coverage that tells of the project's sources: see the warnings of this run."
        : "Test what coverage/index.html shows as not run, or lower the threshold.",
    context: { what, percent, covered, total, threshold },
  };
}
