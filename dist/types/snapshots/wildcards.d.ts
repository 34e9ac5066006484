import { type LineChange } from "../assertions/line-diff.js";
/** Whether a text is what a stored snapshot describes, wildcards honoured. */
export declare function matchesSnapshot(stored: string, text: string): boolean;
/** How a text differs from a stored snapshot, lines that wildcards cover counting as the same. */
export declare function compareWithSnapshot(stored: string, text: string): LineChange[];
/**
 * The text as a new snapshot that keeps what the stored one had of wildcards: a line with `[..]` stays where it
 * still matches, a `...` stays with the lines around it.
 */
export declare function updatedSnapshot(stored: string, text: string): string;
