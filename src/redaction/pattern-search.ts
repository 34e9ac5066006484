/** Patterns are told apart by blocks of this many bytes. */
const BLOCK = 3;
const TABLE_BITS = 18;
const TABLE_MASK = (1 << TABLE_BITS) - 1;

/**
 * Finds many byte patterns in one pass (Wu and Manber, "A fast algorithm for multi-pattern searching", 1994): a table
 * says for the last three bytes of a window how far the window can move without missing a pattern, so most bytes are
 * never looked at.
 */
export class PatternSearch {
  /** Length of the shortest pattern, in bytes; at least three. */
  readonly #window: number;
  readonly #shift: Uint8Array;
  /** Patterns by the block that ends their first window, longest first. */
  readonly #candidates = new Map<number, Buffer[]>();

  constructor(patterns: readonly Buffer[]) {
    // A window longer than a table entry can say would gain nothing.
    this.#window = Math.min(255, ...patterns.map((pattern) => pattern.length));
    this.#shift = new Uint8Array(TABLE_MASK + 1).fill(this.#window - BLOCK + 1);
    for (const pattern of patterns) {
      for (let end = BLOCK - 1; end < this.#window; end++) {
        const block = blockAt(pattern, end);
        this.#shift[block] = Math.min(this.#shift[block] ?? 0, this.#window - 1 - end);
      }
      const last = blockAt(pattern, this.#window - 1);
      this.#candidates.set(last, [...(this.#candidates.get(last) ?? []), pattern]);
    }
    for (const bucket of this.#candidates.values()) bucket.sort((a, b) => b.length - a.length);
  }

  /**
   * Reports the longest pattern at every position where one starts, overlapping ones too, in order of their start.
   * Returns the position from which on more bytes are needed to decide; with `final` there are none to come.
   */
  scan(bytes: Buffer, final: boolean, onMatch: (start: number, end: number) => void): number {
    const shift = this.#shift;
    const reach = this.#window - 1;
    const length = bytes.length;
    let start = 0;
    let end = reach;
    while (end < length) {
      const block = blockAt(bytes, end);
      const skip = shift[block] as number;
      if (skip !== 0) {
        end += skip;
        continue;
      }
      start = end - reach;
      const found = this.#longestAt(bytes, start, block, final);
      if (found === "undecided") return start;
      if (found > 0) onMatch(start, start + found);
      end++;
    }
    return final ? length : end - reach;
  }

  #longestAt(bytes: Buffer, start: number, block: number, final: boolean): number | "undecided" {
    const available = bytes.length - start;
    for (const pattern of this.#candidates.get(block) ?? []) {
      const compared = Math.min(pattern.length, available);
      if (compared < pattern.length && final) continue;
      let at = 0;
      while (at < compared && pattern[at] === bytes[start + at]) at++;
      if (at === compared) return compared === pattern.length ? compared : "undecided";
    }
    return 0;
  }
}

function blockAt(bytes: Buffer, end: number): number {
  return (((bytes[end - 2] as number) << 12) ^ ((bytes[end - 1] as number) << 6) ^ (bytes[end] as number)) & TABLE_MASK;
}
