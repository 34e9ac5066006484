import { canonicalJson } from "../core/canonical-json.js";

/** Whether two JSON values are the same: key order and the way numbers are written do not count. */
export function jsonEqual(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

/** The value as one line of JSON, RFC 8785. */
export function canonical(value: unknown): string {
  return value === undefined ? "undefined" : canonicalJson(plain(value));
}

/** Integers beyond 2^53 reach us from TOML as bigint, from JSON as number. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  }
  return value;
}
