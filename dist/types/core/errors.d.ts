/** The closed set of things that can go wrong. Names are public: reports and annotations carry them. */
export declare const ERROR_KINDS: readonly ["Timeout", "ProcessExit", "AssertionFailed", "EngineUnavailable", "ImageUnavailable", "ConfigInvalid", "PolicyViolation", "EnforcementUnavailable", "ServiceUnhealthy", "ResourceLimit", "OutputLimit", "ArtifactInvalid", "VerificationFailed", "Interrupted", "Internal"];
export type ErrorKind = (typeof ERROR_KINDS)[number];
/** An error as data: what a report, an annotation or a log line shows. */
export interface Failure {
    kind: ErrorKind;
    message: string;
    /** What to do about it, for the person who reads the failure. */
    hint: string;
    /** Facts of the case, e.g. `{ args, timeout_ms }` of a Timeout. JSON values only. */
    context: Record<string, unknown>;
}
/** The one exception class. A failed test is data (`Failure`), never one of these. */
export declare class CleanroomError extends Error implements Failure {
    readonly kind: ErrorKind;
    readonly hint: string;
    readonly context: Record<string, unknown>;
    constructor(kind: ErrorKind, message: string, options: {
        hint: string;
        context?: Record<string, unknown>;
        cause?: unknown;
    });
    toFailure(): Failure;
}
/** Exit codes of the CLI and of the action's process. */
export declare const EXIT: {
    readonly ok: 0;
    readonly failed: 1;
    readonly usage: 2;
    readonly infrastructure: 3;
    readonly verification: 4;
    readonly interrupted: 130;
};
/** The exit code that a failure of this kind ends the process with. */
export declare function exitCodeOf(kind: ErrorKind): number;
/** Anything thrown, as a CleanroomError: ours pass through, others become `Internal` with their cause kept. */
export declare function asCleanroomError(thrown: unknown): CleanroomError;
