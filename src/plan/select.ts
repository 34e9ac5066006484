import { CleanroomError } from "../core/errors.js";
import { nearestOf } from "../core/nearest.js";
import { matchesGlob } from "./glob.js";
import { checkShard, isInShard, type Shard } from "./shard.js";
import { matchesTags, parseTags } from "./tags.js";

/** What the user wants of all scenarios. */
export interface Selection {
  /** Globs over names; empty selects all. */
  readonly scenarios: readonly string[];
  readonly tags: string | null;
  readonly shard: Shard | null;
}

/**
 * The scenarios that globs, tags and shard leave, in their order. Throws ConfigInvalid where a glob or the tags match
 * nothing; a shard may be empty, since another one has what it lacks.
 */
export function selectScenarios<T extends { readonly name: string; readonly tags: readonly string[] }>(
  all: readonly T[],
  selection: Selection,
): T[] {
  const { scenarios: globs, tags, shard } = selection;
  for (const glob of globs) {
    if (!all.some(({ name }) => matchesGlob(glob, name))) throw nothing(`scenario ${JSON.stringify(glob)}`, glob, all);
  }
  const named = globs.length === 0 ? [...all] : all.filter(({ name }) => globs.some((glob) => matchesGlob(glob, name)));
  const expression = tags === null || tags.trim() === "" ? null : parseTags(tags);
  const tagged = expression ? named.filter((scenario) => matchesTags(expression, scenario.tags)) : named;
  if (expression && tagged.length === 0) throw nothing(`tags ${JSON.stringify(tags)}`, null, named);
  if (shard === null) return tagged;
  checkShard(shard);
  return tagged.filter(({ name }) => isInShard(name, shard));
}

function nothing(
  what: string,
  glob: string | null,
  candidates: readonly { readonly name: string; readonly tags: readonly string[] }[],
): CleanroomError {
  const names = candidates.map(({ name }) => name);
  const tags = [...new Set(candidates.flatMap((scenario) => scenario.tags.map((tag) => `@${tag.replace(/^@/, "")}`)))];
  const near = glob === null ? tags : nearestOf(glob.replaceAll(/[*?]/g, ""), names, 5);
  const listed = near.length > 0 ? near : glob === null ? [] : names.slice(0, 5);
  const subject = glob === null ? "Tags in use" : near.length > 0 ? "The nearest names" : "There are";
  const hint = listed.length === 0 ? "No scenario has tags." : `${subject}: ${listed.join(", ")}.`;
  return new CleanroomError("ConfigInvalid", `${what} selects none of ${names.length} scenarios`, {
    hint,
    context: { nearest: listed },
  });
}
