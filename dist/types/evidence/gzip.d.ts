/**
 * gzip with nothing of the host in its header. An extra field holds the SHA-256 of all that follows the header:
 * deflate can say the same in many ways, so the content alone would not show every changed byte.
 */
export declare function gzip(data: Uint8Array): Buffer;
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
export declare function gunzip(bytes: Buffer, maxBytes: number): Gunzipped;
