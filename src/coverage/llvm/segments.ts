import type { Counters } from "../model.js";
import type { Rows } from "./json-bytes.js";

// Places in a segment: `[line, column, count, hasCount, isRegionEntry, isGapRegion]`; before LLVM 10 without the last.
const [COUNT, HAS_COUNT, IS_ENTRY, IS_GAP] = [2, 3, 4, 5];

/**
 * The counters of each line, as llvm-cov itself counts lines (LineCoverageStats in llvm/ProfileData/Coverage): the
 * count of what reaches in from the lines before, and of each region that starts on the line.
 *
 * @param segments of one source, from llvm-cov's JSON: sorted by place, as they are printed
 */
export function lineCounters({ values, length, width }: Rows): Map<number, Counters> {
  const lines = new Map<number, Counters>();
  if (length === 0) return lines;
  const last = values[length - width] as number;
  let around: number | null = null;
  let at = 0;
  for (let line = values[0] as number; line <= last; line++) {
    const begin = at;
    while (at < length && values[at] === line) at += width;
    // Code that the preprocessor left out starts here.
    const leftOut = at > begin && values[begin + HAS_COUNT] === 0 && values[begin + IS_ENTRY] === 1;
    const counters = leftOut ? null : countersOf(values, begin, at, width, around);
    if (counters !== null) lines.set(line, counters);
    if (at > begin) around = values[at - width + HAS_COUNT] === 1 ? countAt(values, at - width) : null;
  }
  return lines;
}

function countersOf(
  values: readonly number[],
  begin: number,
  end: number,
  width: number,
  around: number | null,
): Counters | null {
  let many: number[] | null = null;
  let one = around;
  for (let at = begin; at < end; at += width) {
    if (values[at + HAS_COUNT] === 0 || values[at + IS_ENTRY] === 0) continue;
    if (width > IS_GAP && values[at + IS_GAP] === 1) continue;
    const count = countAt(values, at);
    if (many !== null) many.push(count);
    else if (one === null) one = count;
    else many = [one, count];
  }
  return many ?? one;
}

/** Counters have 64 bits in LLVM. */
function countAt(values: readonly number[], segment: number): number {
  return Math.min(values[segment + COUNT] as number, Number.MAX_SAFE_INTEGER);
}
