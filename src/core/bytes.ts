const FACTOR: Readonly<Record<string, number>> = { "": 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4 };

/** What `parseBytes` understands, as the expected part of a message. */
export const BYTES_EXPECTED = 'a number of bytes or a size such as "64KB" or "1MiB"';

/**
 * A size as people write it, in bytes: `4096`, `4KB`, `1MiB`, `1.5 GB`. Units are powers of 1024, so KB and KiB are
 * the same. Null for anything else, for parts of a byte, and past 2^53.
 */
export function parseBytes(text: string): number | null {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([kmgt]?)(?:i?b)?\s*$/i.exec(text);
  if (!match) return null;
  const bytes = Number(match[1]) * (FACTOR[(match[2] ?? "").toLowerCase()] ?? 1);
  return Number.isSafeInteger(bytes) ? bytes : null;
}

/** Bytes with the largest unit that divides them, e.g. `1MiB`, `1500B`; `parseBytes` reads it back. */
export function formatBytes(bytes: number): string {
  for (const unit of ["t", "g", "m", "k"]) {
    const factor = FACTOR[unit] ?? 1;
    if (bytes >= factor && bytes % factor === 0) return `${bytes / factor}${unit.toUpperCase()}iB`;
  }
  return `${bytes}B`;
}
