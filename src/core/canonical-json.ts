import canonicalizeModule from "canonicalize";
import { CleanroomError } from "./errors.js";

// The package's types describe an ES module, its code is CommonJS: the default import is the function itself.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined;

/**
 * A JSON value as RFC 8785 canonical JSON: one text for one value, whatever the order its keys were set in.
 * Keys whose value is undefined are left out. Throws Internal on what JSON cannot hold (NaN, a function).
 */
export function canonicalJson(value: unknown): string {
  let text: string | undefined;
  try {
    text = canonicalize(value);
  } catch (cause) {
    throw notJson(cause);
  }
  if (text === undefined) throw notJson(undefined);
  return text;
}

function notJson(cause: unknown): CleanroomError {
  return new CleanroomError("Internal", "A value that JSON cannot hold was to be written as canonical JSON", {
    hint: "This is a defect in Cleanroom: please report it.",
    cause,
  });
}
