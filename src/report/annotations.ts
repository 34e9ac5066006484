import type { Failure } from "../core/errors.js";
import type { SourceLocation } from "../model/plan.js";
import type { Report, ScenarioReport, StepReport } from "../model/report.js";
import { failuresOf, isBad, ownFailure } from "./failures.js";
import { serviceLogOf } from "./services.js";
import { inert, oneLine } from "./text.js";

/** A failure as a remark on a place in the user's files. */
export interface Annotation {
  readonly title: string;
  readonly message: string;
  /** Null where no file of the repository is the place. */
  readonly place: (SourceLocation & { /** Where it ends, from 1. */ readonly lastLine?: number }) | null;
}

/** Maps a file named in a report to a path relative to the repository's root, or null. */
export type Locate = (file: string) => string | null;

/** Longest message that is sent, in UTF-16 units; the report has the whole text. */
const MAX_MESSAGE = 4_000;

/** One annotation for each step that failed, and for each scenario that failed beside its steps, in the report's order. */
export function annotationsOf(report: Report, locate: Locate): Annotation[] {
  return report.scenarios.filter(isBad).flatMap((scenario) => {
    const where = inert(oneLine(`${scenario.name} (${scenario.backend})`));
    const steps = scenario.steps.filter(isBad).map((step) => ({
      title: `${where}: ${inert(oneLine(step.name))}`,
      message: messageOf(failuresOf(step), step.log_dir),
      place: placeOf(step, locate),
    }));
    const own = ownFailure(scenario);
    if (own === null && steps.length > 0) return steps;
    const message =
      own === null ? `The scenario ended as ${scenario.outcome}.` : messageOf([own], serviceLogOf(report, own));
    return [{ title: where, message, place: placeOf(scenario, locate) }, ...steps];
  });
}

function placeOf({ location }: ScenarioReport | StepReport, locate: Locate): SourceLocation | null {
  const file = locate(location.file);
  return file === null ? null : { ...location, file };
}

function messageOf(failures: readonly Failure[], logDir: string | null): string {
  const parts = failures.map(({ kind, message, hint }) => `${kind}: ${message}${hint === "" ? "" : `\n${hint}`}`);
  if (logDir !== null) parts.push(`The whole logs: ${logDir} in the run directory.`);
  const text = inert(parts.join("\n\n"));
  return text.length <= MAX_MESSAGE ? text : `${text.slice(0, MAX_MESSAGE)} … (cut; the report has all of it)`;
}
