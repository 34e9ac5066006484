import type { Failure } from "../core/errors.js";
import type { Report, ScenarioReport } from "../model/report.js";

/** A remark on a place in the user's files. */
export interface Annotation {
  readonly title: string;
  readonly message: string;
  /** Path relative to the repository's root with forward slashes; null where the file lies outside it. */
  readonly file: string | null;
  readonly line: number;
  readonly column: number;
}

/** Maps a file named in a report to a path relative to the repository's root, or null. */
export type Locate = (file: string) => string | null;

/** Longest message that is sent; the report has the whole text. In UTF-16 units. */
const MAX_MESSAGE = 4000;

/** One annotation for each step that failed, and for each scenario that failed without one, in the report's order. */
export function annotationsOf(report: Report, locate: Locate): Annotation[] {
  return report.scenarios.flatMap((scenario) => ofScenario(scenario, locate));
}

function ofScenario(scenario: ScenarioReport, locate: Locate): Annotation[] {
  if (scenario.outcome === "passed" || scenario.outcome === "skipped") return [];
  const where = `${scenario.name} (${scenario.backend})`;
  const steps = scenario.steps.filter((step) => step.outcome === "failed" || step.outcome === "error");
  const annotations = steps.map((step) => ({
    title: `${where}: ${step.name}`,
    message: messageOf(step.failures.length > 0 ? step.failures : step.error === null ? [] : [step.error]),
    ...placeOf(step.location, locate),
  }));
  if (annotations.length > 0) return annotations;
  const failures = scenario.error === null ? [] : [scenario.error];
  const message =
    failures.length > 0 ? messageOf(failures) : (scenario.reason ?? `The scenario ended as ${scenario.outcome}.`);
  return [{ title: where, message, ...placeOf(scenario.location, locate) }];
}

function placeOf(location: { file: string; line: number; column: number }, locate: Locate) {
  return { file: locate(location.file), line: location.line, column: location.column };
}

function messageOf(failures: readonly Failure[]): string {
  const text = failures.map((failure) => `${failure.kind}: ${failure.message}\n${failure.hint}`).join("\n");
  return text.length <= MAX_MESSAGE ? text : `${text.slice(0, MAX_MESSAGE)} … (cut; the report has all of it)`;
}
