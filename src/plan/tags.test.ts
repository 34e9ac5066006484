import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CleanroomError } from "../core/errors.js";
import { formatTags, matchesTags, parseTags, type TagExpression } from "./tags.js";

const { expression } = fc.letrec<{ expression: TagExpression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom("a", "b", "c", "slow-1").map((tag): TagExpression => ({ kind: "tag", tag })),
    tie("expression").map((of): TagExpression => ({ kind: "not", of })),
    fc
      .tuple(fc.constantFrom("and" as const, "or" as const), tie("expression"), tie("expression"))
      .map(([kind, left, right]): TagExpression => ({ kind, left, right })),
  ),
}));

describe("tag expressions", () => {
  it.each([
    ["@a", ["@a"], true],
    ["a", ["@a"], true],
    ["@a", ["a"], true],
    ["@core and not @windows", ["core"], true],
    ["@core and not @windows", ["core", "windows"], false],
    ["@a and not (@b or c)", ["a", "c"], false],
    ["@a or @b and @c", ["a"], true],
    ["(@a or @b) and @c", ["a"], false],
    ["not @a and @b", ["b"], true],
    ["NOT @a OR @a", ["a"], true],
    ["@A", ["a"], false],
  ])("%s of %j is %s", (text, tags, selected) => expect(matchesTags(parseTags(text), tags)).toBe(selected));

  it.each([
    ["@a and", 7],
    ["and @a", 1],
    ["@a @b", 4],
    ["(@a or @b", 10],
    ["@a)", 3],
    ["()", 2],
    ["@a,@b", 1],
    ["@", 1],
    ["", 1],
  ])("%j is wrong in column %i", (text, column) => {
    expect(() => parseTags(text)).toThrow(CleanroomError);
    expect(() => parseTags(text)).toThrow(`column ${column}: `);
  });

  it("mean the same after being written and read", () => {
    fc.assert(
      fc.property(expression, (tree) => {
        expect(parseTags(formatTags(tree))).toEqual(tree);
      }),
    );
  });

  it("follow the laws of logic", () => {
    const tags = fc.subarray(["a", "b", "c", "slow-1"]);
    fc.assert(
      fc.property(expression, expression, tags, (left, right, given) => {
        const value = (tree: TagExpression) => matchesTags(parseTags(formatTags(tree)), given);
        expect(value({ kind: "not", of: left })).toBe(!value(left));
        expect(value({ kind: "and", left, right })).toBe(value(left) && value(right));
        expect(value({ kind: "or", left, right })).toBe(value(left) || value(right));
      }),
    );
  });
});
