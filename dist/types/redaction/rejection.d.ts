/** A secret that is not redacted, told without telling it. */
export interface RejectedSecret {
    /** Length in characters. */
    readonly length: number;
    readonly reason: string;
}
/** What stands in the place of a secret. */
export declare const MARKER = "[REDACTED]";
/** Why a value cannot be redacted, or null where it can. */
export declare function rejectionOf(secret: string): string | null;
