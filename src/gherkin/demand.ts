import { excerpt } from "../assertions/excerpt.js";
import { CleanroomError, type Failure } from "../core/errors.js";

/** What a phrase wanted, and what it found instead. */
export interface Demand {
  readonly message: string;
  readonly expected?: unknown;
  readonly actual?: unknown;
  readonly hint?: string;
}

/** Fails the step where something does not hold: kind AssertionFailed, with what was expected and what came. */
export function demand(holds: boolean, what: Demand | (() => Demand)): asserts holds {
  if (holds) return;
  const { message, expected = null, actual = null, hint = "" } = typeof what === "function" ? what() : what;
  const shown = typeof actual === "string" ? excerpt(actual) : actual;
  throw new CleanroomError("AssertionFailed", message, {
    hint: hint === "" ? "The run's report and logs lie beside this step's, in the run directory." : hint,
    context: { expected, actual: shown },
  });
}

/** Fails the step with the first of these failures. */
export function demandNone(failures: readonly Failure[]): void {
  const [first] = failures;
  if (first === undefined) return;
  throw new CleanroomError(first.kind, first.message, { hint: first.hint, context: first.context });
}

/** The value, or a failed step where there is none. */
export function present<T>(value: T | null | undefined, message: string): T {
  demand(value !== null && value !== undefined, { message });
  return value as T;
}

/** Whether two JSON values are the same. */
export function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
