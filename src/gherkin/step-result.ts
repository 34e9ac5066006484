import { asCleanroomError, CleanroomError, EXIT, exitCodeOf, type Failure } from "../core/errors.js";
import type { StepReport } from "../model/report.js";
import type { Shown } from "./attachments.js";
import type { InnerRun } from "./inner-run.js";

/** How a step ended, in Cucumber's words. */
export type Status = "PASSED" | "FAILED" | "SKIPPED" | "PENDING" | "UNDEFINED" | "AMBIGUOUS";

export interface TestStepResult {
  readonly status: Status;
  readonly outcome: StepReport["outcome"];
  readonly failure: Failure | null;
  /** What was thrown, for messages. */
  readonly thrown: unknown;
  /** Milliseconds since the Unix epoch; null where it did not begin. */
  readonly startedAt: number | null;
  readonly durationMs: number;
  readonly runs: readonly InnerRun[];
  readonly shown: readonly Shown[];
}

export const NOT_RUN: TestStepResult = {
  ...{ status: "SKIPPED", outcome: "skipped", failure: null, thrown: null },
  ...{ startedAt: null, durationMs: 0, runs: [], shown: [] },
};

/** What was thrown by a step as a failure; a program's own exceptions are failed assertions. */
export function failureOf(thrown: unknown, own: boolean): Failure {
  if (thrown instanceof CleanroomError || !own) return asCleanroomError(thrown).toFailure();
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    kind: "AssertionFailed",
    message: message === "" ? "the step failed" : message,
    hint: "A step of your own threw this.",
    context: thrown instanceof Error ? { stack: (thrown.stack ?? "").split("\n").slice(0, 6).join("\n") } : {},
  };
}

/** A test that fails is `failed`; what kept it from being made is `error`. */
export function outcomeOf({ kind }: Failure): "failed" | "error" {
  return exitCodeOf(kind) === EXIT.failed || kind === "ConfigInvalid" ? "failed" : "error";
}
