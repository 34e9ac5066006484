import { CleanroomError } from "../core/errors.js";

/** A tag expression as a tree. Tags are without their `@`. */
export type TagExpression =
  | { readonly kind: "tag"; readonly tag: string }
  | { readonly kind: "not"; readonly of: TagExpression }
  | { readonly kind: "and" | "or"; readonly left: TagExpression; readonly right: TagExpression };

interface Token {
  readonly text: string;
  /** From 1. */
  readonly column: number;
}

/**
 * Parses an expression as cucumber understands it: `@a and not (@b or c)`. `not` binds tightest, then `and`, then `or`;
 * the `@` may be left out. Throws ConfigInvalid with the column of what doesn't fit.
 */
export function parseTags(text: string): TagExpression {
  const tokens: Token[] = [...text.matchAll(/[()]|[^\s()]+/g)].map((match) => ({
    text: match[0],
    column: match.index + 1,
  }));
  let position = 0;
  const peek = () => tokens[position]?.text.toLowerCase() ?? null;

  const binary = (kind: "and" | "or", operand: () => TagExpression): TagExpression => {
    let left = operand();
    while (peek() === kind) {
      position += 1;
      left = { kind, left, right: operand() };
    }
    return left;
  };
  const either = (): TagExpression => binary("or", both);
  const both = (): TagExpression => binary("and", single);
  const single = (): TagExpression => {
    const token = tokens[position];
    const word = peek();
    if (!token || word === ")" || word === "and" || word === "or") throw invalid(text, token, "a tag, `not` or `(`");
    position += 1;
    if (word === "not") return { kind: "not", of: single() };
    if (word !== "(") {
      const tag = token.text.replace(/^@/, "");
      if (tag === "" || tag.includes("@") || tag.includes(",")) throw invalid(text, token, "a tag such as @smoke");
      return { kind: "tag", tag };
    }
    const inner = either();
    if (peek() !== ")") throw invalid(text, tokens[position], "`and`, `or` or `)`");
    position += 1;
    return inner;
  };

  const expression = either();
  if (position < tokens.length) throw invalid(text, tokens[position], "`and` or `or`");
  return expression;
}

/** Whether a scenario with these tags is selected. */
export function matchesTags(expression: TagExpression, tags: readonly string[]): boolean {
  switch (expression.kind) {
    case "tag":
      return tags.some((tag) => tag.replace(/^@/, "") === expression.tag);
    case "not":
      return !matchesTags(expression.of, tags);
    case "and":
      return matchesTags(expression.left, tags) && matchesTags(expression.right, tags);
    case "or":
      return matchesTags(expression.left, tags) || matchesTags(expression.right, tags);
  }
}

/** An expression as text that parses to the same tree. */
export function formatTags(expression: TagExpression): string {
  switch (expression.kind) {
    case "tag":
      return `@${expression.tag}`;
    case "not":
      return `not ${formatTags(expression.of)}`;
    default:
      return `(${formatTags(expression.left)} ${expression.kind} ${formatTags(expression.right)})`;
  }
}

function invalid(text: string, token: Token | undefined, expected: string): CleanroomError {
  const found = token ? JSON.stringify(token.text) : "the end";
  const column = token?.column ?? text.length + 1;
  return new CleanroomError(
    "ConfigInvalid",
    `tag expression ${JSON.stringify(text)}, column ${column}: found ${found}, expected ${expected}`,
    { hint: 'Write it like "@core and not (@slow or @windows)".', context: { tags: text, column } },
  );
}
