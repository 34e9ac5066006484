import { nearest } from "../core/nearest.js";
import { type Effective, isTable, originIn } from "./merge.js";
import { dottedKey, type Path, type Problem, problemAt } from "./problems.js";
import { show } from "./validate.js";

/** The tables of a list with their indexes. */
export type Tables = readonly (readonly [number, Record<string, unknown>])[];

/** The tables of a list; anything else is passed over. */
export function tables(value: unknown): Tables {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown, index) => (isTable(item) ? [[index, item] as const] : []));
}

export function namesOf(items: Tables): string[] {
  return items.flatMap(([, item]) => (typeof item["name"] === "string" ? [item["name"]] : []));
}

/** The texts of a key that holds one or a list of them, each with its place. */
export function texts(item: Record<string, unknown>, key: string): { readonly path: Path; readonly text: string }[] {
  const value = item[key];
  if (typeof value === "string") return [{ path: [key], text: value }];
  if (!Array.isArray(value)) return [];
  return value.flatMap((text: unknown, position) =>
    typeof text === "string" ? [{ path: [key, position], text }] : [],
  );
}

/** A problem for each name that an earlier table has already. */
export function duplicates(entry: Effective, items: Tables, what: string, prefix: Path = []): Problem[] {
  const first = new Map<string, Path>();
  const problems: Problem[] = [];
  for (const [index, item] of items) {
    const name = item["name"];
    if (typeof name !== "string") continue;
    const path = [...prefix, index, "name"];
    const earlier = first.get(name);
    if (!earlier) first.set(name, path);
    else {
      const found = `the ${what} name ${show(name)} again (first at ${originIn(entry, earlier).text})`;
      problems.push(problemIn(entry, path, { found, expected: `a name that no other ${what} has` }));
    }
  }
  return problems;
}

/** A problem where the name at a path is none of those known; what is no text is passed over. */
export function unknownName(entry: Effective, path: Path, known: readonly string[], what: string): Problem[] {
  const name = path.reduce<unknown>(
    (node, segment) => (node as Record<string | number, unknown> | null)?.[segment],
    entry.value,
  );
  if (typeof name !== "string" || name === "" || known.includes(name)) return [];
  const expected = known.length === 0 ? `a ${what} that is configured (there is none)` : `one of ${known.join(", ")}`;
  return [problemIn(entry, path, { found: show(name), expected, suggestion: nearest(name, known) })];
}

/** A problem at a path inside an effective value. */
export function problemIn(
  entry: Effective,
  path: Path,
  what: { readonly found: string; readonly expected: string; readonly suggestion?: string | null },
): Problem {
  return problemAt(originIn(entry, path), dottedKey([...entry.path, ...path]), what);
}
