/** Levenshtein distance with swapped neighbours counted once (optimal string alignment). */
export declare function editDistance(left: string, right: string): number;
/** The candidates near enough to be what was meant, the nearest first; case, `-` and `_` don't count. */
export declare function nearestOf(word: string, candidates: Iterable<string>, limit?: number): string[];
/** The one candidate that was probably meant, or null. */
export declare function nearest(word: string, candidates: Iterable<string>): string | null;
