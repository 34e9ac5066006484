import { type CoverageFiles, type FileCoverage, hitsOf } from "../model.js";
import { type Share, share } from "../totals.js";
import type { ChangedLines, LineRange } from "./changed-lines.js";

/** Changed lines that no test ran, next to one another: one annotation. */
export interface UncoveredRange {
  readonly path: string;
  readonly first: number;
  readonly last: number;
  /** How many of the lines between hold code. */
  readonly lines: number;
}

/** How many of the changed lines that hold code were run. */
export function changedShare(files: CoverageFiles, changed: ChangedLines): Share {
  let total = 0;
  let covered = 0;
  for (const [path, ranges] of changed) {
    const lines = changedCode(files.get(path), ranges);
    total += lines.length;
    covered += lines.filter(([, hits]) => hits > 0).length;
  }
  return share(covered, total);
}

/** Ranges of changed lines that were not run, by path and line. Lines without code between two of them do not part them. */
export function uncoveredRanges(files: CoverageFiles, changed: ChangedLines): UncoveredRange[] {
  return [...changed]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, ranges]) => {
      const found: UncoveredRange[] = [];
      let open = false;
      for (const [line, hits] of changedCode(files.get(path), ranges)) {
        const last = found.at(-1);
        if (hits > 0) open = false;
        else if (open && last !== undefined && isUnbroken(files.get(path), last.last, line)) {
          found[found.length - 1] = { ...last, last: line, lines: last.lines + 1 };
        } else {
          found.push({ path, first: line, last: line, lines: 1 });
          open = true;
        }
      }
      return found;
    });
}

/** Whether no line that was run lies between, changed or not. */
function isUnbroken(file: FileCoverage | undefined, from: number, to: number): boolean {
  for (let line = from + 1; line < to; line++) if (hitsOf(file?.lines.get(line) ?? 0) > 0) return false;
  return true;
}

/** Changed lines with code, in order, with how often each ran. */
function changedCode(file: FileCoverage | undefined, ranges: readonly LineRange[]): [line: number, hits: number][] {
  if (file === undefined) return [];
  return [...file.lines]
    .filter(([line]) => ranges.some(([first, last]) => line >= first && line <= last))
    .map(([line, counters]): [number, number] => [line, hitsOf(counters)])
    .sort(([a], [b]) => a - b);
}
