/** A number of times, as data from outside has it: whole, not below zero, and small enough to be counted on. Null for anything else. */
export function countOf(value: unknown): number | null {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number !== "number" || !Number.isFinite(number)) return null;
  return Math.min(Number.MAX_SAFE_INTEGER, Math.max(0, Math.trunc(number)));
}
