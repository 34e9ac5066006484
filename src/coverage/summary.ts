import type { Failure } from "../core/errors.js";
import type { ChangedLines } from "./diff/changed-lines.js";
import { changedShare, type UncoveredRange, uncoveredRanges } from "./diff/uncovered.js";
import { sumCoverage } from "./merge.js";
import type { Coverage } from "./model.js";
import { checkThresholds, type Thresholds } from "./thresholds.js";
import { addTotals, fileTotals, type Share, type Totals } from "./totals.js";

export interface SummaryOptions extends Thresholds {
  /** Lines that the change under test has altered; see `changedLines`. */
  readonly changed?: ChangedLines;
}

/** What a report says of coverage. */
export interface CoverageSummary {
  readonly totals: Totals;
  /** Percent of lines; null where there is nothing to cover. */
  readonly percent: number | null;
  readonly files: readonly { readonly path: string; readonly totals: Totals }[];
  /** Sources that were tested and are not in the project. */
  readonly missing: readonly string[];
  /** Of the changed lines; null where they are not known. */
  readonly changed: Share | null;
  /** Changed lines that no test ran, for annotations. */
  readonly uncovered: readonly UncoveredRange[];
  /** Thresholds that were not reached. */
  readonly failures: readonly Failure[];
}

/** Totals, thresholds and what of a change was not run. Also for coverage that was merged from several jobs. */
export function summarise(coverage: Coverage, options: SummaryOptions = {}): CoverageSummary {
  const { files, missing } = sumCoverage(coverage);
  const each = [...files].map(([path, file]) => ({ path, totals: fileTotals(file) }));
  const totals = addTotals(each.map((file) => file.totals));
  const changed = options.changed === undefined ? null : changedShare(files, options.changed);
  return {
    totals,
    percent: totals.lines.percent,
    files: each,
    missing,
    changed,
    uncovered: options.changed === undefined ? [] : uncoveredRanges(files, options.changed),
    failures: checkThresholds(options, totals.lines, changed),
  };
}
