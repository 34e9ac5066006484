import type { Failure } from "../core/errors.js";
/** A text that is looked at, and how messages speak of it. */
export interface Subject {
    /** `stdout`, `stderr` or `files."out.txt"`: the key under `expect`. */
    readonly name: string;
    readonly text: string;
    readonly snapshot: (name: string, text: string) => Failure | null;
}
/** What an assertion expected and did not get. */
export interface Mismatch {
    readonly matcher: string;
    readonly message: string;
    readonly expected: unknown;
    readonly actual: unknown;
    readonly hint: string;
}
/** A mismatch as a failure of kind AssertionFailed. */
export declare function assertionFailed(mismatch: Mismatch): Failure;
/** A failure about a subject: the first line says what was expected, the text that came is shown under it. */
export declare function textFailure(subject: Subject, matcher: string, detail: {
    message: string;
    expected: unknown;
    hint: string;
    shown?: string;
}): Failure;
