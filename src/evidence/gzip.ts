import { createHash } from "node:crypto";
import { gunzipSync, gzipSync, inflateRawSync } from "node:zlib";

/** RFC 1952: deflate, an extra field, no time, no flags of the compressor, unknown system. */
const FIXED = Buffer.from([0x1f, 0x8b, 0x08, 0x04, 0, 0, 0, 0, 0x00, 0xff]);
/** Length of the extra field, its id "CR", length of its data. */
const EXTRA = Buffer.from([36, 0, 0x43, 0x52, 32, 0]);
const DIGEST_BYTES = 32;
const HEADER_BYTES = FIXED.length + EXTRA.length + DIGEST_BYTES;
const PLAIN_HEADER_BYTES = 10;
const TRAILER_BYTES = 8;

/**
 * gzip with nothing of the host in its header. An extra field holds the SHA-256 of all that follows the header:
 * deflate can say the same in many ways, so the content alone would not show every changed byte.
 */
export function gzip(data: Uint8Array): Buffer {
  const body = gzipSync(data, { level: 6 }).subarray(PLAIN_HEADER_BYTES);
  return Buffer.concat([FIXED, EXTRA, digestOf(body), body]);
}

export interface Gunzipped {
  /** What was packed, as far as it can be told; null where nothing can. */
  readonly data: Buffer | null;
  readonly problems: readonly string[];
}

/**
 * Undoes `gzip`, and says of every byte that differs from what it writes. Never throws.
 *
 * @param maxBytes the most that is unpacked
 */
export function gunzip(bytes: Buffer, maxBytes: number): Gunzipped {
  if (bytes.length < HEADER_BYTES + TRAILER_BYTES) {
    return { data: null, problems: ["truncated: shorter than a gzip header and trailer"] };
  }
  const problems: string[] = [];
  const prefix = Buffer.concat([FIXED, EXTRA]);
  if (!bytes.subarray(0, prefix.length).equals(prefix)) problems.push("the gzip header is not the one of a bundle");
  const body = bytes.subarray(HEADER_BYTES);
  if (!digestOf(body).equals(bytes.subarray(prefix.length, HEADER_BYTES))) {
    problems.push("the compressed bytes do not have the digest that the gzip header states");
  }
  const inflated = inflate(body, maxBytes);
  if (typeof inflated === "string") return { data: null, problems: [...problems, inflated] };
  const end = HEADER_BYTES + inflated.consumed + TRAILER_BYTES;
  if (end > bytes.length) problems.push("truncated: the gzip trailer is cut short");
  if (end < bytes.length) problems.push(`${bytes.length - end} bytes after the end of the gzip data`);
  if (!trailerHolds(bytes.subarray(HEADER_BYTES, end), maxBytes)) problems.push("the gzip checksum does not hold");
  return { data: inflated.data, problems };
}

function inflate(body: Buffer, maxBytes: number): { data: Buffer; consumed: number } | string {
  try {
    // With `info` a buffer and the engine come back; the declared type tells only of the buffer.
    const result = inflateRawSync(body, { maxOutputLength: maxBytes, info: true }) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    return { data: result.buffer, consumed: result.engine.bytesWritten };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ERR_BUFFER_TOO_LARGE") return `unpacks to more than ${maxBytes} bytes`;
    if (code === "Z_BUF_ERROR") return "truncated: the compressed data has no end";
    return "the compressed data is damaged";
  }
}

function trailerHolds(member: Buffer, maxBytes: number): boolean {
  try {
    const header = Buffer.from([0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 0xff]);
    gunzipSync(Buffer.concat([header, member]), { maxOutputLength: maxBytes });
    return true;
  } catch {
    return false;
  }
}

function digestOf(body: Buffer): Buffer {
  return createHash("sha256").update(body).digest();
}
