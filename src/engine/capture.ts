import { createHash } from "node:crypto";
import type { RedactedBytes } from "../model/redacted.js";
import type { StreamReport } from "../model/report.js";
import type { Redactor } from "../redaction/redactor.js";

/** Ends a stream that was cut, inside its limit. */
export const TRUNCATED = "[TRUNCATED]";

/** One stream of a step while it runs: redacted as it comes, kept up to a limit, the rest read and dropped. */
export class Capture {
  readonly #redaction;
  readonly #chunks: Buffer[] = [];
  #kept = 0;
  #truncated = false;

  /** @param limit bytes kept, at least the length of TRUNCATED */
  constructor(
    redactor: Redactor,
    readonly limit: number,
  ) {
    this.#redaction = redactor.stream();
  }

  write(chunk: Buffer): void {
    if (!this.#truncated) this.#keep(this.#redaction.write(chunk));
  }

  /** The captured bytes: whole, or cut so that with "[TRUNCATED]" at their end they are exactly `limit` long. */
  end(): CapturedStream {
    if (!this.#truncated) this.#keep(this.#redaction.end());
    let bytes = Buffer.concat(this.#chunks);
    if (this.#truncated) {
      bytes = Buffer.concat([bytes.subarray(0, this.limit - TRUNCATED.length), Buffer.from(TRUNCATED)]);
    }
    return { bytes: bytes as RedactedBytes, truncated: this.#truncated };
  }

  #keep(chunk: Buffer): void {
    const room = this.limit - this.#kept;
    if (chunk.length > room) this.#truncated = true;
    const part = chunk.length > room ? chunk.subarray(0, room) : chunk;
    if (part.length === 0) return;
    // The chunk may be a view of a buffer that the stream reuses.
    this.#chunks.push(Buffer.from(part));
    this.#kept += part.length;
  }
}

export interface CapturedStream {
  readonly bytes: RedactedBytes;
  readonly truncated: boolean;
}

/** What the report says of a captured stream. */
export function describeStream({ bytes, truncated }: CapturedStream): StreamReport {
  return { bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex"), truncated };
}
