/** What went wrong with one call of an engine. */
export interface Fault {
    /** HTTP status of the answer; null where there was none. */
    readonly status: number | null;
    /** errno name of a failed connection, e.g. ECONNREFUSED; null where the engine answered. */
    readonly code: string | null;
    /** The engine's own words, on one line. */
    readonly message: string;
}
/** Reads anything that was thrown by an engine call. */
export declare function faultOf(error: unknown): Fault;
