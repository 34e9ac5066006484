import type { Redacted, RedactedBytes, RedactedText } from "../model/redacted.js";
import { encodingsOf, partsOf } from "./encodings.js";
import { PatternSearch } from "./pattern-search.js";
import { RedactionStream } from "./redaction-stream.js";
import { type RejectedSecret, rejectionOf } from "./rejection.js";

/**
 * Replaces secrets by `[REDACTED]`: plain, in base64 (any alignment), hex, URL-, JSON-, XML- and shell-encoded form,
 * whole and, where they have several lines, line by line.
 */
export class Redactor {
  /** Secrets that cannot be redacted, to warn about. */
  readonly rejected: readonly RejectedSecret[];
  readonly #search: PatternSearch | null;

  constructor(secrets: Iterable<string>) {
    const rejected: RejectedSecret[] = [];
    const patterns = new Map<string, Buffer>();
    for (const secret of new Set(secrets)) {
      if (secret.trim() === "") continue;
      const reason = rejectionOf(secret.trim());
      if (reason !== null) {
        rejected.push({ length: secret.length, reason });
        continue;
      }
      for (const part of partsOf(secret)) {
        if (rejectionOf(part) !== null) continue;
        for (const pattern of encodingsOf(part)) patterns.set(pattern.toString("latin1"), pattern);
      }
    }
    this.rejected = rejected;
    this.#search = patterns.size === 0 ? null : new PatternSearch([...patterns.values()]);
  }

  /** A redaction of one stream: stdout and stderr need one each. */
  stream(): RedactionStream {
    return new RedactionStream(this.#search);
  }

  bytes(bytes: Uint8Array): RedactedBytes {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (this.#search === null) return buffer as RedactedBytes;
    const stream = this.stream();
    const head = stream.write(buffer);
    const tail = stream.end();
    return (tail.length === 0 ? head : Buffer.concat([head, tail])) as RedactedBytes;
  }

  text(text: string): RedactedText {
    if (this.#search === null) return text as RedactedText;
    const bytes = Buffer.from(text, "utf8");
    const redacted = this.bytes(bytes);
    // Text without a secret is handed back itself: a lone surrogate does not survive UTF-8.
    return (redacted.equals(bytes) ? text : redacted.toString("utf8")) as RedactedText;
  }

  /**
   * A JSON value with every text in it redacted, keys too. Keys that become the same are told apart by a number, so
   * that nothing is lost. Numbers stay: their types are part of what readers rely on.
   */
  json<T>(value: T): Redacted<T> {
    return (this.#search === null ? value : this.#deep(value)) as Redacted<T>;
  }

  #deep(value: unknown): unknown {
    if (typeof value === "string") return this.text(value);
    if (Array.isArray(value)) return value.map((each) => this.#deep(each));
    if (typeof value !== "object" || value === null) return value;
    const entries = new Map<string, unknown>();
    for (const [key, each] of Object.entries(value)) {
      const redacted: string = this.text(key);
      let name = redacted;
      for (let n = 2; entries.has(name); n++) name = `${redacted}#${n}`;
      entries.set(name, this.#deep(each));
    }
    return Object.fromEntries(entries);
  }
}
