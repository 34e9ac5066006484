import type { RedactedBytes, RedactedText } from "../model/redacted.js";
import type { Redactor } from "../redaction/redactor.js";
import { LogCount } from "./log-count.js";

/** The log of one service while it runs: redacted as it comes, its beginning and its end kept. */
export class ServiceLog {
  readonly #redaction;
  readonly #counts = new Map<string, LogCount>();
  readonly #head: Buffer[] = [];
  readonly #tail: Buffer[] = [];
  #headBytes = 0;
  #tailBytes = 0;
  #dropped = 0;
  #changes = 0;
  #waiting: (() => void)[] = [];

  /** @param limit bytes kept, half of them of the beginning */
  constructor(
    redactor: Redactor,
    readonly limit: number,
  ) {
    this.#redaction = redactor.stream();
  }

  write(chunk: Buffer): void {
    for (const count of this.#counts.values()) count.write(chunk);
    this.#keep(this.#redaction.write(chunk));
    this.#changes += 1;
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /**
   * How often a text has come since it was first asked for. Counted before redaction: a number tells no secret, and
   * what a service writes must not be missed for looking like one.
   */
  count(text: string): LogCount {
    const count = this.#counts.get(text) ?? new LogCount(text);
    this.#counts.set(text, count);
    return count;
  }

  /** How often something was written. */
  get changes(): number {
    return this.#changes;
  }

  /** Resolves when something is written, or after `ms`. */
  written(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** What is kept so far, as if nothing more came. */
  read(): { readonly bytes: RedactedBytes; readonly leftOut: number } {
    const head = Buffer.concat(this.#head);
    let tail = Buffer.concat([...this.#tail, this.#redaction.peek()]);
    if (this.#dropped === 0) return { bytes: Buffer.concat([head, tail]) as RedactedBytes, leftOut: 0 };
    // What follows the gap begins with a whole line.
    const cut = tail.indexOf(0x0a) + 1;
    const leftOut = this.#dropped + cut;
    tail = tail.subarray(cut);
    const gap = Buffer.from(`\n[… ${leftOut} bytes left out …]\n`);
    return { bytes: Buffer.concat([head, gap, tail]) as RedactedBytes, leftOut };
  }

  text(): RedactedText {
    return this.read().bytes.toString("utf8") as RedactedText;
  }

  lastLines(count: number): string[] {
    const text = this.text().replace(/\r?\n$/, "");
    return text === "" ? [] : text.split(/\r?\n/).slice(-count);
  }

  #keep(chunk: Buffer): void {
    if (chunk.length === 0) return;
    const half = Math.floor(this.limit / 2);
    const room = half - this.#headBytes;
    const first = chunk.subarray(0, Math.max(0, room));
    if (first.length > 0) {
      // Copied: the chunk may be a view of a buffer that the stream uses again.
      this.#head.push(Buffer.from(first));
      this.#headBytes += first.length;
    }
    const rest = chunk.subarray(first.length);
    if (rest.length === 0) return;
    this.#tail.push(Buffer.from(rest));
    this.#tailBytes += rest.length;
    while (this.#tailBytes > this.limit - half) {
      const over = this.#tailBytes - (this.limit - half);
      const oldest = this.#tail[0] ?? Buffer.alloc(0);
      const gone = Math.min(over, oldest.length);
      if (gone === oldest.length) this.#tail.shift();
      else this.#tail[0] = oldest.subarray(gone);
      this.#tailBytes -= gone;
      this.#dropped += gone;
    }
  }
}
