import { type CoverageFiles, type FileCoverage, hitsOf } from "./model.js";

/** `percent` is null where there is nothing to cover; it is rounded down to hundredths, so that 100 means all. */
export interface Share {
  readonly total: number;
  readonly covered: number;
  readonly percent: number | null;
}

export interface Totals {
  readonly lines: Share;
  readonly functions: Share;
  readonly branches: Share;
}

/** The totals of one file. Each way of a branch counts by itself. */
export function fileTotals(file: FileCoverage): Totals {
  let [lines, functions, ways, taken] = [0, 0, 0, 0];
  for (const counters of file.lines.values()) if (hitsOf(counters) > 0) lines++;
  for (const { hits } of file.functions.values()) if (hits > 0) functions++;
  for (const { hits } of file.branches.values()) {
    ways += hits.length;
    for (const count of hits) if (count > 0) taken++;
  }
  return {
    lines: share(lines, file.lines.size),
    functions: share(functions, file.functions.size),
    branches: share(taken, ways),
  };
}

/** The totals of all files together. */
export function overallTotals(files: CoverageFiles): Totals {
  return addTotals([...files.values()].map(fileTotals));
}

/** Totals that were counted apart, together. */
export function addTotals(parts: readonly Totals[]): Totals {
  return {
    lines: addShares(parts.map(({ lines }) => lines)),
    functions: addShares(parts.map(({ functions }) => functions)),
    branches: addShares(parts.map(({ branches }) => branches)),
  };
}

/** So many of so many. */
export function share(covered: number, total: number): Share {
  return { total, covered, percent: total === 0 ? null : Math.floor((covered * 10_000) / total) / 100 };
}

function addShares(parts: readonly Share[]): Share {
  const sum = (of: (part: Share) => number) => parts.reduce((total, part) => total + of(part), 0);
  return share(
    sum(({ covered }) => covered),
    sum(({ total }) => total),
  );
}
