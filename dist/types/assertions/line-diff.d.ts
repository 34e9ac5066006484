/** How one line of the expected text or of the actual text fared. */
export type LineChange = {
    readonly kind: "same";
    readonly expected: string;
    readonly actual: string;
} | {
    readonly kind: "removed";
    readonly expected: string;
} | {
    readonly kind: "added";
    readonly actual: string;
};
type SameLine = (expected: string, actual: string) => boolean;
/** The longest common run of lines, with everything else as removed from the expected or added by the actual text. */
export declare function alignLines(expected: readonly string[], actual: readonly string[], same?: SameLine): LineChange[];
/** The changes as text: `-` expected, `+` what came, a few unchanged lines around them, the rest left out with a note. */
export declare function renderChanges(changes: readonly LineChange[]): string;
/** A line diff of two texts, ready for a message. */
export declare function lineDiff(expected: string, actual: string): string;
export {};
