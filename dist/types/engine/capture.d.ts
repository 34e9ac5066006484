import type { RedactedBytes } from "../model/redacted.js";
import type { StreamReport } from "../model/report.js";
import type { Redactor } from "../redaction/redactor.js";
/** Ends a stream that was cut, inside its limit. */
export declare const TRUNCATED = "[TRUNCATED]";
/** One stream of a step while it runs: redacted as it comes, kept up to a limit, the rest read and dropped. */
export declare class Capture {
    #private;
    readonly limit: number;
    /** @param limit bytes kept, at least the length of TRUNCATED */
    constructor(redactor: Redactor, limit: number);
    write(chunk: Buffer): void;
    /** The captured bytes: whole, or cut so that with "[TRUNCATED]" at their end they are exactly `limit` long. */
    end(): CapturedStream;
}
export interface CapturedStream {
    readonly bytes: RedactedBytes;
    readonly truncated: boolean;
}
/** What the report says of a captured stream. */
export declare function describeStream({ bytes, truncated }: CapturedStream): StreamReport;
