/** The first place at which two outputs of the same thing are not the same. */
export interface Difference {
  /** Name of the step. */
  readonly step: string;
  /** `exit code`, `stdout`, `stderr`, `artifact PATH`, `file PATH` or `modes of files`. */
  readonly where: string;
  /** Bytes before the first that differs, from 0. */
  readonly offset: number;
  /** Of that byte, from 1; columns count bytes. */
  readonly line: number;
  readonly column: number;
  /** What stands there in either, as far as a reader needs it; empty at the end of an output. */
  readonly base: string;
  readonly varied: string;
}

/** Characters shown of either side. */
const SHOWN = 60;

/** Where two outputs part, or null where they are the same. `from` leaves out what differs anyway. */
export function firstDifference(base: Buffer, varied: Buffer, from = 0): Omit<Difference, "step" | "where"> | null {
  let offset = from;
  while (offset < base.length && offset < varied.length && base[offset] === varied[offset]) offset++;
  if (offset >= base.length && offset >= varied.length) return null;
  const before = varied.subarray(0, offset).toString("latin1");
  const lineStart = before.lastIndexOf("\n") + 1;
  return {
    offset,
    line: before.split("\n").length,
    column: offset - lineStart + 1,
    base: shown(base, lineStart, offset),
    varied: shown(varied, lineStart, offset),
  };
}

/** The word around the byte, so that a reader sees a value and not the tail of one. */
function shown(bytes: Buffer, lineStart: number, offset: number): string {
  let start = offset;
  while (start > lineStart && offset - start < SHOWN / 2 && bytes[start - 1] !== 0x20) start--;
  const end = bytes.indexOf(0x0a, offset);
  const line = bytes.subarray(start, Math.min(end < 0 ? bytes.length : end, start + SHOWN));
  return line.toString("utf8");
}
