import type { RedactedBytes } from "../model/redacted.js";
import type { PatternSearch } from "./pattern-search.js";
import { MARKER } from "./rejection.js";

const MARKER_BYTES = Buffer.from(MARKER);
const NOTHING = Buffer.alloc(0);

/**
 * Redacts bytes as they come. Bytes that may be the beginning of a secret are held back until it is known; secrets
 * that overlap become one marker. Without secrets every chunk is handed through as it is.
 */
export class RedactionStream {
  readonly #search: PatternSearch | null;
  #held: Buffer = NOTHING;
  /** Leading bytes of what is held for which a marker has been written already. */
  #covered = 0;

  constructor(search: PatternSearch | null) {
    this.#search = search;
  }

  /** The bytes that are decided now. May share memory with `chunk`. */
  write(chunk: Buffer): RedactedBytes {
    return this.#pass(chunk, false);
  }

  /** The bytes that were still held back. */
  end(): RedactedBytes {
    return this.#pass(NOTHING, true);
  }

  /** The bytes that are held back, as `end` would give them; the stream goes on. */
  peek(): RedactedBytes {
    const held = this.#held;
    const covered = this.#covered;
    const bytes = this.end();
    this.#held = held;
    this.#covered = covered;
    return bytes;
  }

  #pass(chunk: Buffer, final: boolean): RedactedBytes {
    if (this.#search === null) return chunk as RedactedBytes;
    const bytes = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    const pieces: Buffer[] = [];
    let written = this.#covered;
    const decided = this.#search.scan(bytes, final, (start, end) => {
      if (start >= written) {
        if (start > written) pieces.push(bytes.subarray(written, start));
        pieces.push(MARKER_BYTES);
      }
      written = Math.max(written, end);
    });
    if (decided > written) pieces.push(bytes.subarray(written, decided));
    this.#covered = Math.max(0, written - decided);
    // Copied: the caller may use the memory of its chunk again.
    this.#held = Buffer.from(bytes.subarray(decided));
    return (pieces.length === 1 ? pieces[0] : Buffer.concat(pieces)) as RedactedBytes;
  }
}
