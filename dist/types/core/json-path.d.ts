/** The values a JSONPath selects, in document order. */
export interface Selection {
    readonly values: readonly unknown[];
    /** The path can select one value at most: it has no wildcard, slice, list or descent. */
    readonly singular: boolean;
}
/**
 * Selects values by JSONPath (RFC 9535): names, indexes, slices, wildcards, descent, lists of them; no filters.
 *
 * @throws SyntaxError that says what in the path is not understood.
 */
export declare function selectJson(document: unknown, path: string): Selection;
/** What is wrong with a path, or null: for checks before anything starts. */
export declare function jsonPathProblem(path: string): string | null;
