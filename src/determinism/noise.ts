/** A piece of text that was the same in every run, or null for a place where runs differed. */
type Item = string | null;

/** More pieces than this, in what two runs do not share, are compared by lines; more lines than this not at all. */
const MOST = 1500;

/** What several runs of the same thing have in common: texts, with gaps where they differ from run to run. */
export interface Pattern {
  readonly items: readonly Item[];
  /** Whether all runs gave the same bytes. */
  readonly exact: boolean;
}

export function patternOf(bytes: Buffer): Pattern {
  return { items: pieces(bytes), exact: true };
}

/** The pattern of one run more. */
export function withRun(pattern: Pattern, bytes: Buffer): Pattern {
  const run = pieces(bytes);
  const { head, tail } = shared(pattern.items, run);
  const ours = pattern.items.slice(head, pattern.items.length - tail);
  const theirs = run.slice(head, run.length - tail);
  if (ours.length === 0 && theirs.length === 0) return pattern;
  const between = ours.length > MOST || theirs.length > MOST ? [null] : common(ours, theirs);
  const items = [...run.slice(0, head), ...between, ...(tail === 0 ? [] : run.slice(-tail))];
  return { items: withoutRepeatedGaps(items), exact: false };
}

/**
 * Where a run leaves the pattern: the offset, in bytes, of the first piece that has no place in it; null where the run
 * differs at most in what differs anyway.
 */
export function departure(pattern: Pattern, bytes: Buffer): number | null {
  const run = pieces(bytes);
  const segments = segmentsOf(pattern.items);
  const offsetOf = (index: number) => run.slice(0, index).reduce((sum, piece) => sum + piece.length, 0);
  const [first = [], ...rest] = segments;
  const agreed = first.findIndex((piece, index) => run[index] !== piece);
  if (agreed >= 0) return offsetOf(agreed);
  let at = first.length;
  if (rest.length === 0) return at === run.length ? null : offsetOf(at);
  const last = rest.pop() ?? [];
  for (const segment of rest) {
    const found = indexOf(run, segment, at);
    if (found < 0) return offsetOf(at);
    at = found + segment.length;
  }
  const start = run.length - last.length;
  return start >= at && last.every((piece, index) => run[start + index] === piece) ? null : offsetOf(at);
}

/** Words and single other characters: what programs put together. Bytes, as Latin-1. */
function pieces(bytes: Buffer): string[] {
  const text = bytes.toString("latin1");
  const words = text.match(/[A-Za-z0-9]+|[^A-Za-z0-9]/g) ?? [];
  return words.length <= MOST * 20 ? words : text.split(/(?<=\n)/);
}

function shared(a: readonly Item[], b: readonly Item[]): { head: number; tail: number } {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return { head, tail };
}

/** The longest common subsequence, with a gap wherever either side has more. */
function common(a: readonly Item[], b: readonly Item[]): Item[] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  const same = (i: number, j: number) => a[i] !== null && a[i] === b[j];
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = same(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const items: Item[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && same(i, j)) {
      items.push(a[i] ?? null);
      i++;
      j++;
    } else {
      items.push(null);
      if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) i++;
      else j++;
    }
  }
  return items;
}

function withoutRepeatedGaps(items: readonly Item[]): Item[] {
  return items.filter((item, index) => item !== null || items[index - 1] !== null);
}

function segmentsOf(items: readonly Item[]): string[][] {
  const segments: string[][] = [[]];
  for (const item of items) {
    if (item === null) segments.push([]);
    else segments.at(-1)?.push(item);
  }
  return segments;
}

function indexOf(run: readonly string[], segment: readonly string[], from: number): number {
  for (let start = from; start + segment.length <= run.length; start++) {
    if (segment.every((piece, index) => run[start + index] === piece)) return start;
  }
  return -1;
}
