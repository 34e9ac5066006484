/** A tag expression as a tree. Tags are without their `@`. */
export type TagExpression = {
    readonly kind: "tag";
    readonly tag: string;
} | {
    readonly kind: "not";
    readonly of: TagExpression;
} | {
    readonly kind: "and" | "or";
    readonly left: TagExpression;
    readonly right: TagExpression;
};
/**
 * Parses an expression as cucumber understands it: `@a and not (@b or c)`. `not` binds tightest, then `and`, then `or`;
 * the `@` may be left out. Throws ConfigInvalid with the column of what doesn't fit.
 */
export declare function parseTags(text: string): TagExpression;
/** Whether a scenario with these tags is selected. */
export declare function matchesTags(expression: TagExpression, tags: readonly string[]): boolean;
/** An expression as text that parses to the same tree. */
export declare function formatTags(expression: TagExpression): string;
