import type { Redacted, RedactedBytes, RedactedText } from "../model/redacted.js";
import { RedactionStream } from "./redaction-stream.js";
import { type RejectedSecret } from "./rejection.js";
/**
 * Replaces secrets by `[REDACTED]`: plain, in base64 (any alignment), hex, URL-, JSON-, XML- and shell-encoded form,
 * whole and, where they have several lines, line by line.
 */
export declare class Redactor {
    #private;
    /** Secrets that cannot be redacted, to warn about. */
    readonly rejected: readonly RejectedSecret[];
    constructor(secrets: Iterable<string>);
    /** A redaction of one stream: stdout and stderr need one each. */
    stream(): RedactionStream;
    bytes(bytes: Uint8Array): RedactedBytes;
    text(text: string): RedactedText;
    /**
     * A JSON value with every text in it redacted, keys too. Keys that become the same are told apart by a number, so
     * that nothing is lost. Numbers stay: their types are part of what readers rely on.
     */
    json<T>(value: T): Redacted<T>;
}
