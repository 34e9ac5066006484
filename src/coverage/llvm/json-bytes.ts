const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const [ZERO, NINE, MINUS, T, F] = [0x30, 0x39, 0x2d, 0x74, 0x66];

/** Thrown where the bytes end before the value does: there may be more to come. No error, as it is thrown for each piece. */
export const CUT_OFF = Symbol("cut off");

const ROWS_START = Buffer.from("[[");
const ROWS_END = Buffer.from("]]");

/** Numbers of all rows, one after the other; reused, so only the first `length` are of these rows. */
export interface Rows {
  readonly values: number[];
  length: number;
  /** Numbers in the first row. */
  width: number;
}

export function emptyRows(): Rows {
  return { values: [], length: 0, width: 0 };
}

/**
 * Reads JSON where it lies, without making objects of it: there are millions of numbers, and each is looked at once.
 * Throws CUT_OFF at the end of the bytes, and SyntaxError for what is no JSON or not what is asked for.
 */
export class JsonBytes {
  at = 0;

  constructor(public bytes: Buffer) {}

  /** Calls `each` with every key; it has to read the value. */
  object(each: (key: string) => void): void {
    this.#expect(OPEN_OBJECT);
    if (this.#taken(CLOSE_OBJECT)) return;
    do {
      const key = this.string();
      this.#expect(COLON);
      each(key);
    } while (this.#taken(COMMA));
    this.#expect(CLOSE_OBJECT);
  }

  strings(): string[] {
    const found: string[] = [];
    this.#expect(OPEN_ARRAY);
    if (this.#taken(CLOSE_ARRAY)) return found;
    do found.push(this.string());
    while (this.#taken(COMMA));
    this.#expect(CLOSE_ARRAY);
    return found;
  }

  string(): string {
    this.#expect(QUOTE);
    const begin = this.at;
    const escaped = this.#endOfString();
    if (!escaped) return this.bytes.toString("utf8", begin, this.at - 1);
    return JSON.parse(this.bytes.toString("utf8", begin - 1, this.at)) as string;
  }

  /** A whole number; what is below zero counts as 0. */
  count(): number {
    const begin = this.#peek() === MINUS ? ++this.at : this.at;
    const negative = begin !== this.at;
    let value = 0;
    let byte = this.#peek();
    for (; byte >= ZERO && byte <= NINE; byte = this.#peek()) {
      value = value * 10 + byte - ZERO;
      this.at++;
    }
    if (this.at === begin) this.#fail();
    return negative ? 0 : value;
  }

  /**
   * An array of arrays of whole numbers and booleans, which count as 1 and 0; what is below zero counts as 0.
   *
   * @param most rows that are read
   */
  rows({ most = Number.POSITIVE_INFINITY }, into: Rows): void {
    const { bytes } = this;
    const { values } = into;
    let { at } = this;
    let [depth, rows, value, length] = [0, 0, -1, 0];
    let negative = false;
    into.width = 0;
    do {
      if (at >= bytes.length) throw CUT_OFF;
      const byte = bytes[at++] as number;
      if (byte >= ZERO && byte <= NINE) value = (value < 0 ? 0 : value * 10) + byte - ZERO;
      else if (byte === COMMA || byte === CLOSE_ARRAY) {
        if (value >= 0) values[length++] = negative ? 0 : value;
        value = -1;
        negative = false;
        if (byte === COMMA) continue;
        depth--;
        if (depth === 1 && rows++ === 0) into.width = length;
      } else if (byte === OPEN_ARRAY && depth < 2) depth++;
      else if (byte === T || byte === F) {
        value = byte === T ? 1 : 0;
        at += byte === T ? "rue".length : "alse".length;
      } else if (byte === MINUS) negative = true;
      else if (byte > 0x20) this.#fail();
    } while (depth > 0 && rows < most);
    into.length = length;
    this.at = at;
  }

  /** Passes over an array of arrays of numbers; gives where it began. */
  skipRows(): number {
    this.#peek();
    const begin = this.at;
    if (this.bytes.indexOf(ROWS_START, begin) !== begin) this.skip();
    else {
      const end = this.bytes.indexOf(ROWS_END, begin);
      if (end < 0) throw CUT_OFF;
      this.at = end + ROWS_END.length;
    }
    return begin;
  }

  /** Passes over a value of any kind. */
  skip(): void {
    let depth = 0;
    do {
      const byte = this.#peek();
      this.at++;
      if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) depth++;
      else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) depth--;
      else if (byte === QUOTE) this.#endOfString();
      else if (depth === 0) this.#skipWord();
    } while (depth > 0);
  }

  #skipWord(): void {
    for (;;) {
      if (this.at >= this.bytes.length) throw CUT_OFF;
      const byte = this.bytes[this.at] as number;
      if (byte === COMMA || byte === CLOSE_ARRAY || byte === CLOSE_OBJECT || byte <= 0x20) return;
      this.at++;
    }
  }

  /** Goes behind the quote that ends a string; gives whether something in it is escaped. */
  #endOfString(): boolean {
    let escaped = false;
    for (;;) {
      if (this.at >= this.bytes.length) throw CUT_OFF;
      const byte = this.bytes[this.at++];
      if (byte === QUOTE) return escaped;
      if (byte !== BACKSLASH) continue;
      escaped = true;
      this.at++;
    }
  }

  /** The next byte that is no blank. */
  #peek(): number {
    for (;;) {
      if (this.at >= this.bytes.length) throw CUT_OFF;
      const byte = this.bytes[this.at] as number;
      if (byte > 0x20) return byte;
      this.at++;
    }
  }

  #taken(byte: number): boolean {
    if (this.#peek() !== byte) return false;
    this.at++;
    return true;
  }

  #expect(byte: number): void {
    if (!this.#taken(byte)) this.#fail();
  }

  #fail(): never {
    throw new SyntaxError(`unexpected byte ${this.bytes[this.at]} in JSON`);
  }
}
