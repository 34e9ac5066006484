import type { Report } from "../model/report.js";
import type { Annotation } from "../report/annotations.js";
import { isBad } from "../report/failures.js";
import type { FinishedRun, Publication } from "./publication.js";

/** GitHub shows this many errors of one step and drops the rest. */
const MAX_ANNOTATIONS = 10;
/** GitHub takes this many bytes for the summary of one step. */
export const MAX_SUMMARY = 1_048_576;

/**
 * What GitHub is shown of a run: as many failures as fit beside the closing remark, which says how many scenarios
 * failed and how many failures have no annotation. None for a run in which nothing failed.
 */
export function githubAnnotations(report: Report, annotations: readonly Annotation[]): Annotation[] {
  if (!isBad(report)) return [];
  const shown = annotations.slice(0, MAX_ANNOTATIONS - 1);
  const left = annotations.length - shown.length;
  const failed = report.counts.failed + report.counts.error;
  const { error } = report;
  const parts = [
    `${failed} of ${report.scenarios.length} scenarios failed.`,
    // A failure of a scenario has its own annotation.
    ...(error === null || failed > 0 ? [] : [`${error.kind}: ${error.message} ${error.hint}`]),
    ...(left === 0 ? [] : [`Failures not annotated here: ${left}; the job summary and the report have all of them.`]),
  ];
  return [...shown, { title: "Cleanroom", message: parts.join(" "), place: null }];
}

/** Of remarks that fail nothing, as many as GitHub shows of one kind; the last says how many were left out. */
export function githubWarnings(remarks: readonly Annotation[]): Annotation[] {
  if (remarks.length <= MAX_ANNOTATIONS) return [...remarks];
  const shown = remarks.slice(0, MAX_ANNOTATIONS - 1);
  const left = remarks.length - shown.length;
  const message = `${left} more ranges of changed lines were not run; report.json lists all of them.`;
  return [...shown, { title: "Not covered", message, place: null }];
}

/**
 * For a run of the CLI in a workflow: annotations as workflow commands, and the job summary.
 *
 * @param summaryFile the value of GITHUB_STEP_SUMMARY
 */
export function publishToGitHub(run: FinishedRun, summaryFile: string | null): Publication {
  const summary = summaryFile === null ? [] : [{ path: summaryFile, content: run.summary(MAX_SUMMARY), append: true }];
  return { lines: githubAnnotations(run.report, run.annotations).map(errorCommand), files: summary };
}

/** Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message */
function errorCommand({ title, message, place }: Annotation): string {
  const where = place === null ? "" : `file=${property(place.file)},line=${place.line},col=${place.column},`;
  return `::error ${where}title=${property(title)}::${data(message)}`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
