import type { RedactedBytes } from "../model/redacted.js";
import type { PatternSearch } from "./pattern-search.js";
/**
 * Redacts bytes as they come. Bytes that may be the beginning of a secret are held back until it is known; secrets
 * that overlap become one marker. Without secrets every chunk is handed through as it is.
 */
export declare class RedactionStream {
    #private;
    constructor(search: PatternSearch | null);
    /** The bytes that are decided now. May share memory with `chunk`. */
    write(chunk: Buffer): RedactedBytes;
    /** The bytes that were still held back. */
    end(): RedactedBytes;
}
