import type { Failure } from "../core/errors.js";
import type { Report, ScenarioReport, StepReport } from "../model/report.js";

/** Everything that went wrong in a step, the cause first. */
export function failuresOf(step: StepReport): readonly Failure[] {
  if (step.failures.length > 0) return step.failures;
  return step.error === null ? [] : [step.error];
}

/** Whether a scenario or a step is one that makes a build red. */
export function isBad(subject: { readonly outcome: Report["outcome"] }): boolean {
  return subject.outcome === "failed" || subject.outcome === "error";
}

/** The scenario's own failure: one that no step of it tells already. */
export function ownFailure(scenario: ScenarioReport): Failure | null {
  const { error } = scenario;
  if (error === null || !isBad(scenario)) return null;
  const told = scenario.steps.some((step) =>
    failuresOf(step).some((failure) => failure.kind === error.kind && failure.message === error.message),
  );
  return told ? null : error;
}
