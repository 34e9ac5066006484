import { OPTIONS } from "./option-rows.js";
import { dottedKey, type Origin, type Path } from "./problems.js";
import { type ConfigSource, keyedSource, setAt } from "./source.js";

/** One key's value and the source it came from. */
export interface Effective {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly origin: Origin;
  readonly source: ConfigSource;
}

/** Tables that are one value: a policy is replaced whole, never mixed from two sources. */
function isWhole(path: readonly string[]): boolean {
  return path.length === 2 && path[0] === "policies";
}

/**
 * The effective value of every key: later sources win, key by key; tables such as `env` are merged, lists replaced.
 */
export function mergeSources(sources: readonly ConfigSource[]): Map<string, Effective> {
  const merged = new Map<string, Effective>();
  for (const source of sources) {
    const own = new Map<string, Effective>();
    collect(source, source.value, [], own);
    for (const { key, aliasOf } of OPTIONS) {
      const entry = aliasOf ? own.get(key) : undefined;
      if (!aliasOf || !entry) continue;
      own.delete(key);
      const value = typeof entry.value === "number" ? entry.value * aliasOf.factor : entry.value;
      if (!own.has(aliasOf.key)) own.set(aliasOf.key, { ...entry, path: aliasOf.key.split("."), value });
    }
    for (const [key, entry] of own) merged.set(key, entry);
  }
  return merged;
}

function collect(source: ConfigSource, value: unknown, path: readonly string[], into: Map<string, Effective>): void {
  if (isTable(value) && !isWhole(path)) {
    for (const [key, child] of Object.entries(value)) {
      if (child !== undefined) collect(source, child, [...path, key], into);
    }
  } else if (path.length > 0) into.set(dottedKey(path), { path, value, origin: source.originAt(path), source });
}

/** A plain table, as opposed to a list, a date or a single value. */
export function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** The merged values as one nested configuration. */
export function nest(merged: ReadonlyMap<string, Effective>): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const { path, value } of merged.values()) setAt(root, path, value);
  return root;
}

export const DEFAULT_ORIGIN: Origin = { kind: "default", text: "default", location: null };

/** The defaults of the option table as the lowest source. */
export function defaultSource(): ConfigSource {
  const value: Record<string, unknown> = {};
  const origins = new Map<string, Origin>();
  for (const row of OPTIONS) {
    if (row.default === null) continue;
    setAt(value, row.key.split("."), row.default);
    origins.set(row.key, DEFAULT_ORIGIN);
  }
  return keyedSource("default", value, origins);
}

/** The place of an effective value or of something inside it. */
export function originIn(entry: Effective, inside: Path): Origin {
  return entry.source.originAt([...entry.path, ...inside]);
}
