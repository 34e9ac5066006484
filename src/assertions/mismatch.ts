import type { Failure } from "../core/errors.js";
import { excerpt, indented } from "./excerpt.js";

/** A text that is looked at, and how messages speak of it. */
export interface Subject {
  /** `stdout`, `stderr` or `files."out.txt"`: the key under `expect`. */
  readonly name: string;
  readonly text: string;
  readonly snapshot: (name: string, text: string) => Failure | null;
}

/** What an assertion expected and did not get. */
export interface Mismatch {
  readonly matcher: string;
  readonly message: string;
  readonly expected: unknown;
  readonly actual: unknown;
  readonly hint: string;
}

/** A mismatch as a failure of kind AssertionFailed. */
export function assertionFailed(mismatch: Mismatch): Failure {
  const { matcher, message, expected, actual, hint } = mismatch;
  return { kind: "AssertionFailed", message, hint, context: { matcher, expected, actual } };
}

/** A failure about a subject: the first line says what was expected, the text that came is shown under it. */
export function textFailure(
  subject: Subject,
  matcher: string,
  detail: { message: string; expected: unknown; hint: string; shown?: string },
): Failure {
  const { name, text } = subject;
  const size = `${Buffer.byteLength(text)} bytes`;
  const body = detail.shown ?? `${name} was (${size}):\n${indented(excerpt(text))}`;
  const cut = text.endsWith("[TRUNCATED]")
    ? `${name} was cut at max_output, so what is looked for may lie past the cut.`
    : "";
  return assertionFailed({
    matcher: `${name}.${matcher}`,
    message: `${detail.message}\n${body}`,
    expected: detail.expected,
    actual: excerpt(text),
    hint: [detail.hint, cut].filter((part) => part !== "").join(" "),
  });
}
