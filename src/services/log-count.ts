/** Counts how often a text occurs in a stream, also where it is split over chunks; occurrences don't overlap. */
export class LogCount {
  readonly #wanted: Buffer;
  #carried: Buffer = Buffer.alloc(0);
  #times = 0;

  constructor(text: string) {
    this.#wanted = Buffer.from(text);
  }

  get times(): number {
    return this.#times;
  }

  write(chunk: Buffer): void {
    const bytes = this.#carried.length === 0 ? chunk : Buffer.concat([this.#carried, chunk]);
    let after = 0;
    for (let at = bytes.indexOf(this.#wanted); at !== -1; at = bytes.indexOf(this.#wanted, after)) {
      this.#times += 1;
      after = at + this.#wanted.length;
    }
    this.#carried = Buffer.from(bytes.subarray(Math.max(after, bytes.length - this.#wanted.length + 1)));
  }
}
