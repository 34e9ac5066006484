import type { CoverageSummary } from "../coverage/summary.js";
import type { Report } from "../model/report.js";

/** What report.json says of a coverage. */
export function coverageReport(
  { percent, totals, changed, files, missing, uncovered, failures }: CoverageSummary,
  formats: readonly string[],
): NonNullable<Report["coverage"]> {
  return {
    percent,
    ...totals,
    changed,
    files: files.map(({ path, totals: { lines } }) => ({ path, lines })),
    missing: [...missing],
    formats: [...formats],
    uncovered: uncovered.map(({ path, first, last }) => ({ path, first, last })),
    failures: failures.map((failure) => ({ ...failure })),
  };
}
