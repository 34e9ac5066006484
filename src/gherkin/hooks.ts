import type { HookCode } from "./step-module.js";
import type { DefinedAt } from "./step-registry.js";

/** A hook of the user's own. */
export interface Hook {
  readonly id: string;
  readonly kind: "before" | "after" | "beforeAll" | "afterAll";
  readonly name: string | null;
  /** A tag expression, or null for every scenario. */
  readonly tags: string | null;
  readonly handler: HookCode;
  readonly at: DefinedAt;
}

/** Whether a tag expression holds for a scenario's tags, each with its `@`. */
export type TagMatcher = (expression: string, tags: readonly string[]) => boolean;

/** Cucumber's own reading of tag expressions. */
export async function tagMatcher(): Promise<TagMatcher> {
  const { parse } = await import("@cucumber/tag-expressions");
  return (expression, tags) => parse(expression).evaluate([...tags]);
}

/** The hooks of one kind that a scenario has: those that end it run in the reverse of their order. */
export function hooksFor(
  hooks: readonly Hook[],
  kind: Hook["kind"],
  tags: readonly string[],
  matches: TagMatcher,
): Hook[] {
  const found = hooks.filter((hook) => hook.kind === kind && (hook.tags === null || matches(hook.tags, tags)));
  return kind === "after" || kind === "afterAll" ? found.reverse() : found;
}
