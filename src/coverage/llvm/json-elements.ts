const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Whether a byte means anything to us: nearly none does, and there are millions of them. */
const TELLS = new Uint8Array(256);
for (const byte of [QUOTE, BACKSLASH, OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT]) TELLS[byte] = 1;

/**
 * Cuts the objects out of arrays at one depth of a JSON document while it arrives: the document as a whole may be larger
 * than a string can be. Bytes that are no JSON fail when `take` parses what was cut.
 */
export class JsonElements {
  readonly #stack: number[] = [];
  #inString = false;
  #escaped = false;
  /** Pieces of the object that is open, from earlier chunks. */
  #pieces: Buffer[] | null = null;

  /**
   * @param depth how many arrays and objects an element is in
   * @param take receives each element's text
   */
  constructor(
    readonly depth: number,
    readonly take: (element: string) => void,
  ) {}

  /** @param chunk kept until the element that it ends in is whole */
  write(chunk: Buffer): void {
    let begin = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      if (this.#escaped) {
        this.#escaped = false;
        continue;
      }
      if (TELLS[byte] === 0) continue;
      if (this.#inString) {
        if (byte === BACKSLASH) this.#escaped = true;
        else if (byte === QUOTE) this.#inString = false;
      } else if (byte === QUOTE) this.#inString = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        if (byte === OPEN_OBJECT && this.#stack.length === this.depth && this.#stack.at(-1) === OPEN_ARRAY) {
          this.#pieces = [];
          begin = at;
        }
        this.#stack.push(byte);
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        this.#stack.pop();
        if (this.#pieces !== null && this.#stack.length === this.depth) {
          this.#pieces.push(chunk.subarray(begin, at + 1));
          const element = Buffer.concat(this.#pieces).toString("utf8");
          this.#pieces = null;
          this.take(element);
        }
      }
    }
    this.#pieces?.push(chunk.subarray(begin));
  }

  /** Whether the document has come to its end. */
  get complete(): boolean {
    return this.#stack.length === 0 && !this.#inString;
  }
}
