import type { Failure } from "../core/errors.js";
import type { Report, ScenarioReport, StepReport } from "../model/report.js";
import { failuresOf, isBad, ownFailure } from "./failures.js";
import { oneLine, plainText } from "./text.js";

/** A remark on a place in the user's files. */
export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  /** As the platform wants it; null where the file lies outside the repository. */
  readonly file: string | null;
  readonly line: number;
  readonly column: number;
  readonly title: string;
  readonly message: string;
}

/** Maps a file named in a report to a path relative to the repository's root, or null. */
export type Locate = (file: string) => string | null;

/** Longest message that is sent; the report has the whole text. */
const MAX_MESSAGE = 4_000;

/** One annotation for each step that failed, and for each scenario that failed beside its steps, in the report's order. */
export function annotationsOf(report: Report, locate: Locate = (file) => file): Annotation[] {
  return report.scenarios.filter(isBad).flatMap((scenario) => {
    const where = oneLine(`${scenario.name} (${scenario.backend})`);
    const steps = scenario.steps
      .filter(isBad)
      .map((step) => annotation(`${where}: ${oneLine(step.name)}`, messageOf(failuresOf(step), step), step, locate));
    const own = ownFailure(scenario);
    if (own === null && steps.length > 0) return steps;
    const message = own === null ? `The scenario ended as ${scenario.outcome}.` : messageOf([own], null);
    return [...steps, annotation(where, message, scenario, locate)];
  });
}

/**
 * As many annotations as the platform shows. Where some do not fit, the last place tells how many were left out.
 *
 * @param max how many are shown; GitHub shows 10 of a kind for one step
 */
export function limitAnnotations(list: readonly Annotation[], max = 10): Annotation[] {
  if (list.length <= max) return [...list];
  const kept = list.slice(0, Math.max(0, max - 1));
  const first = list[kept.length];
  if (first === undefined || max < 1) return kept;
  const left = list.length - kept.length;
  const message = `${left} more failures are not shown here, as the platform shows ${max}; the job summary and the report have all of them.`;
  return [...kept, { ...first, title: `${left} more failures`, message }];
}

function annotation(title: string, message: string, subject: ScenarioReport | StepReport, locate: Locate): Annotation {
  const { file, line, column } = subject.location;
  return { level: "error", file: locate(file), line, column, title, message };
}

function messageOf(failures: readonly Failure[], step: StepReport | null): string {
  const parts = failures.map(({ kind, message, hint }) => `${kind}: ${message}${hint === "" ? "" : `\n${hint}`}`);
  if (step !== null && step.log_dir !== null) parts.push(`The whole logs: ${step.log_dir} in the run directory.`);
  const text = plainText(parts.join("\n\n"));
  return text.length <= MAX_MESSAGE ? text : `${text.slice(0, MAX_MESSAGE)} … (cut; the report has all of it)`;
}
