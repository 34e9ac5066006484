import { CUT_OFF, JsonBytes } from "./json-bytes.js";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Bytes that are looked at together: an element at their end is read again with the next ones. */
const PORTION = 256 * 1024;

/**
 * Finds the objects that lie in arrays at one depth of a JSON document while it arrives: the document as a whole may be larger
 * than a string can be.
 */
export class JsonElements {
  readonly #stack: number[] = [];
  #inString = false;
  #escaped = false;
  #broken = false;
  /** Bytes of the element that is not whole yet. */
  #pieces: Buffer[] = [];
  #held = 0;
  #enough = PORTION;

  /**
   * @param depth how many arrays and objects an element is in
   * @param take has to read one element; called again from its start where that throws CUT_OFF
   */
  constructor(
    readonly depth: number,
    readonly take: (element: JsonBytes) => void,
  ) {}

  /** @param chunk kept until the element that it ends in is whole */
  write(chunk: Buffer): void {
    if (this.#broken) return;
    this.#pieces.push(chunk);
    this.#held += chunk.length;
    if (this.#held < this.#enough) return;
    this.#read();
  }

  /** Whether the document has come to its end, and was JSON. */
  end(): boolean {
    if (!this.#broken && this.#held > 0) this.#read();
    return !this.#broken && this.#held === 0 && this.#stack.length === 0 && !this.#inString;
  }

  #read(): void {
    const [first] = this.#pieces;
    const bytes = this.#pieces.length === 1 && first !== undefined ? first : Buffer.concat(this.#pieces);
    const rest = bytes.subarray(this.#walk(bytes));
    this.#pieces = rest.length > 0 ? [rest] : [];
    this.#held = rest.length;
    this.#enough = Math.max(PORTION, 2 * rest.length);
  }

  /** Gives where the element begins that is not whole yet, or the end. */
  #walk(bytes: Buffer): number {
    const reader = new JsonBytes(bytes);
    let at = 0;
    while (at < bytes.length) {
      const byte = bytes[at] as number;
      if (byte === OPEN_OBJECT && !this.#inString && this.#atElement()) {
        reader.at = at;
        if (!this.#taken(reader)) return this.#broken ? bytes.length : at;
        at = reader.at;
        continue;
      }
      at++;
      if (this.#escaped) this.#escaped = false;
      else if (this.#inString) {
        if (byte === BACKSLASH) this.#escaped = true;
        else if (byte === QUOTE) this.#inString = false;
      } else if (byte === QUOTE) this.#inString = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) this.#stack.push(byte);
      else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) this.#stack.pop();
    }
    return at;
  }

  #atElement(): boolean {
    return this.#stack.length === this.depth && this.#stack.at(-1) === OPEN_ARRAY;
  }

  #taken(reader: JsonBytes): boolean {
    try {
      this.take(reader);
      return true;
    } catch (error) {
      if (error === CUT_OFF) return false;
      if (!(error instanceof SyntaxError)) throw error;
      this.#broken = true;
      return false;
    }
  }
}
