import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/** Bytes read at a time: large files never stand in memory whole. */
const READ_BYTES = 256 * 1024;

/** SHA-256 as lower-case hex; text is hashed as UTF-8. */
export function sha256(data: Uint8Array | string): string {
  return createHash("sha256").update(data).digest("hex");
}

/** Size and SHA-256 of a file. Throws what node:fs throws. */
export function sha256File(path: string): { bytes: number; sha256: string } {
  const file = openSync(path, "r");
  try {
    const hash = createHash("sha256");
    // One byte at least: a file in /proc says it is empty and is not.
    const buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, fstatSync(file).size + 1));
    let bytes = 0;
    for (;;) {
      const read = readSync(file, buffer, 0, buffer.length, null);
      if (read === 0) return { bytes, sha256: hash.digest("hex") };
      hash.update(buffer.subarray(0, read));
      bytes += read;
    }
  } finally {
    closeSync(file);
  }
}
