/** What `parseBytes` understands, as the expected part of a message. */
export declare const BYTES_EXPECTED = "a number of bytes or a size such as \"64KB\" or \"1MiB\"";
/**
 * A size as people write it, in bytes: `4096`, `4KB`, `1MiB`, `1.5 GB`. Units are powers of 1024, so KB and KiB are
 * the same. Null for anything else, for parts of a byte, and past 2^53.
 */
export declare function parseBytes(text: string): number | null;
/** Bytes with the largest unit that divides them, e.g. `1MiB`, `1500B`; `parseBytes` reads it back. */
export declare function formatBytes(bytes: number): string;
