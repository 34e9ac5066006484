import type { Counters } from "../model.js";

/** `[line, column, count, hasCount, isRegionEntry, isGapRegion]`, from llvm-cov's JSON; before LLVM 10 without the last. */
export type Segment = readonly [number, number, number, boolean, boolean, boolean?];

/**
 * The counters of each line, as llvm-cov itself counts lines (LineCoverageStats in llvm/ProfileData/Coverage): the
 * count of what reaches in from the lines before, and of each region that starts on the line.
 *
 * @param segments sorted by place, as llvm-cov prints them
 */
export function lineCounters(segments: readonly Segment[]): Map<number, Counters> {
  const lines = new Map<number, Counters>();
  const last = segments.at(-1)?.[0] ?? 0;
  let wrapped: Segment | undefined;
  let at = 0;
  for (let line = segments[0]?.[0] ?? 1; line <= last; line++) {
    const begin = at;
    while (segments[at]?.[0] === line) at++;
    const counters = countersOf(segments, begin, at, wrapped);
    if (counters !== null) lines.set(line, counters);
    if (at > begin) wrapped = segments[at - 1];
  }
  return lines;
}

function countersOf(
  segments: readonly Segment[],
  begin: number,
  end: number,
  wrapped: Segment | undefined,
): Counters | null {
  const first = begin < end ? segments[begin] : undefined;
  // Code that the preprocessor left out starts here.
  if (first !== undefined && !first[3] && first[4]) return null;
  const around = wrapped?.[3] === true ? countOfSegment(wrapped) : null;
  let many: number[] | null = null;
  let one: number | null = around;
  for (let at = begin; at < end; at++) {
    const segment = segments[at];
    if (segment === undefined || !segment[3] || !segment[4] || segment[5] === true) continue;
    const count = countOfSegment(segment);
    if (many !== null) many.push(count);
    else if (one === null) one = count;
    else many = [one, count];
  }
  return many ?? one;
}

/** Counters have 64 bits in LLVM. */
function countOfSegment(segment: Segment): number {
  return Math.min(segment[2], Number.MAX_SAFE_INTEGER);
}
