import { dottedKey, type Origin, type Path } from "./problems.js";

/** One place that configuration comes from, before it is checked. */
export interface ConfigSource {
  readonly kind: Origin["kind"];
  /** Nested as in cleanroom.toml. */
  readonly value: unknown;
  /** Where the value at this path was said. */
  originAt(path: Path): Origin;
}

/** A source whose origins are known by key and not by place. */
export function keyedSource(
  kind: Origin["kind"],
  value: Record<string, unknown>,
  origins: ReadonlyMap<string, Origin>,
): ConfigSource {
  const unknown: Origin = { kind, text: kind, location: null };
  const originAt = (path: Path): Origin => {
    for (let length = path.length; length > 0; length -= 1) {
      const origin = origins.get(dottedKey(path.slice(0, length)));
      if (origin) return origin;
    }
    return unknown;
  };
  return { kind, value, originAt };
}

/** Sets a value in nested tables, making those that are missing. */
export function setAt(root: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let target = root;
  for (const segment of path.slice(0, -1)) {
    const next = target[segment];
    const child = typeof next === "object" && next !== null ? (next as Record<string, unknown>) : Object.create(null);
    target[segment] = child;
    target = child;
  }
  target[path.at(-1) ?? ""] = value;
}
