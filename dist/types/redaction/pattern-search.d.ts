/**
 * Finds many byte patterns in one pass (Wu and Manber, "A fast algorithm for multi-pattern searching", 1994): a table
 * says for the last three bytes of a window how far the window can move without missing a pattern, so most bytes are
 * never looked at.
 */
export declare class PatternSearch {
    #private;
    constructor(patterns: readonly Buffer[]);
    /**
     * Reports the longest pattern at every position where one starts, overlapping ones too, in order of their start.
     * Returns the position from which on more bytes are needed to decide; with `final` there are none to come.
     */
    scan(bytes: Buffer, final: boolean, onMatch: (start: number, end: number) => void): number;
}
