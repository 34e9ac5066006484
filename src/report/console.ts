import type { Failure } from "../core/errors.js";
import type { Outcome, Report, ScenarioReport, StepReport } from "../model/report.js";
import { coverageText } from "./coverage.js";
import { failuresOf, isBad, ownFailure } from "./failures.js";
import { serviceLogOf } from "./services.js";
import { isNamedByCommand } from "./step-command.js";
import { noTexts, type StepTexts } from "./step-texts.js";
import { commandText, countsText, durationText, inert, lastPart, oneLine, plural, shorten } from "./text.js";

export interface ConsoleOptions {
  /** Whether terminal colours are written. */
  readonly color: boolean;
  readonly texts?: StepTexts;
  /** Messages that were printed already, for want of an engine say: they are not repeated for each skipped scenario. */
  readonly told?: ReadonlySet<string>;
}

export interface SummaryOptions {
  readonly color: boolean;
  /** The run directory as the user would write it: paths of logs start with it. */
  readonly runDir: string | null;
  /** The bundle as the user would write it. */
  readonly bundle: string | null;
}

const SIGNS = { passed: "✓", failed: "✗", error: "✗", skipped: "-" } as const;
const COLORS = { passed: 32, failed: 31, error: 31, skipped: 33 } as const;
/** Characters that a line of names and commands may take. */
const WIDTH = 100;
const OUTPUT_LINES = 20;
const MESSAGE_LINES = 60;
const MAX_FAILURES = 20;

/** The lines for a finished scenario; where it failed, what is needed to see why. None is a command to a CI runner. */
export function scenarioLines(scenario: ScenarioReport, options: ConsoleOptions): string[] {
  const failed = scenario.steps.filter(isBad).flatMap((step) => stepLines(step, options));
  return [...scenarioHead(scenario, options), ...failed.map(indent)];
}

/** How a scenario ended, and why where no step of it tells. */
export function scenarioHead(scenario: ScenarioReport, { color, told }: ConsoleOptions): string[] {
  const paint = painter(color);
  const { outcome, steps, error } = scenario;
  const done = steps.filter((step) => step.outcome !== "skipped").length;
  const count = done === steps.length ? plural(done, "step") : `${done} of ${plural(steps.length, "step")}`;
  const ran = outcome === "skipped" ? "" : `, ${count}, ${durationText(scenario.duration_ms)}`;
  const reason = scenario.reason === null ? "" : `: ${name(scenario.reason)}`;
  const head = `${sign(outcome, paint)} ${name(scenario.name)} ${paint(2, `(${name(scenario.backend)}${ran})`)}${reason}`;
  const cause = outcome === "skipped" ? error : ownFailure(scenario);
  if (cause === null || (outcome === "skipped" && told?.has(cause.message))) return [head];
  return [head, ...failureLines(cause, paint).map(indent)];
}

/**
 * A step, what was wrong with it, and what it wrote.
 *
 * @param whole all that the step wrote; else the last lines that no message shows
 */
export function stepLines(step: StepReport, { color, texts = noTexts }: ConsoleOptions, whole = false): string[] {
  const paint = painter(color);
  const failures = failuresOf(step);
  const text = texts(step);
  const shown = whole ? new Set() : streamsInMessages(failures, text);
  const output = (["stdout", "stderr"] as const).flatMap((stream) => {
    const limits = whole ? ([Infinity, Infinity] as const) : ([OUTPUT_LINES, 4_000] as const);
    const part = shown.has(stream) ? "" : lastPart(text?.[stream] ?? "", ...limits);
    if (part.trim() === "") return [];
    return [
      `${stream}:`,
      ...inert(part)
        .split("\n")
        .map((line) => `${paint(2, "│")} ${line}`),
    ];
  });
  const command = isNamedByCommand(step) ? [] : [paint(2, `$ ${name(commandText(step.args))}`)];
  return [
    `${sign(step.outcome, paint)} ${name(step.name)} ${paint(2, `(${durationText(step.duration_ms)})`)}`,
    ...[...command, ...failures.flatMap((failure) => failureLines(failure, paint)), ...output].map(indent),
  ];
}

/** The last lines of a run: each cause once more, the totals, where the evidence lies, and how it is checked. */
export function summaryLines(report: Report, { color, runDir, bundle }: SummaryOptions): string[] {
  const paint = painter(color);
  const causes = report.scenarios.filter(isBad).flatMap((scenario) => causesOf(report, scenario, runDir, paint));
  // A scenario that failed tells the run's error itself.
  const untold = causes.length === 0 && report.error !== null ? [report.error] : [];
  const [first] = untold;
  const below = (report.coverage?.failures ?? []).filter(({ message }) => message !== first?.message);
  const error = [...untold, ...below].flatMap((failure) => failureLines(failure, paint));
  const left = causes.length - MAX_FAILURES;
  const counts = `${plural(report.scenarios.length, "scenario")}: ${countsText(report.counts)}`;
  const outcome = paint(COLORS[report.outcome], report.outcome);
  return [
    "",
    ...causes.slice(0, MAX_FAILURES).flat(),
    ...(left > 0 ? [`  … and ${left} more failures`] : []),
    ...error,
    ...(causes.length > 0 || error.length > 0 ? [""] : []),
    `${sign(report.outcome, paint)} ${outcome} ${counts} in ${durationText(report.duration_ms)}`,
    ...(report.coverage === null ? [] : [`  coverage: ${coverageText(report.coverage)}`]),
    ...(runDir === null ? [] : [`  evidence: ${path(runDir)}`]),
    ...(bundle === null ? [] : [`  verify:   ${path(commandText(["cleanroom", "verify", bundle]))}`]),
  ];
}

/** What failed, the cause in a line, and the place: for each failed step, or for the scenario itself. */
function causesOf(report: Report, scenario: ScenarioReport, runDir: string | null, paint: Paint): string[][] {
  const lines = (what: string, failure: Failure | null, { file, line }: { file: string; line: number }, logs = "") => [
    `${sign("failed", paint)} ${what}`,
    `    ${failure === null ? "failed" : `${paint(31, failure.kind)}: ${inert(shorten(oneLine(failure.message.split("\n")[0] ?? ""), WIDTH))}`}`,
    `    ${paint(2, `${path(file)}:${line}${logs}`)}`,
  ];
  const title = `${name(scenario.name)} (${name(scenario.backend)})`;
  const steps = scenario.steps.filter(isBad).map((step) => {
    const logs = step.log_dir === null || runDir === null ? "" : `  logs: ${path(`${runDir}/${step.log_dir}`)}`;
    return lines(`${title} > ${name(step.name)}`, failuresOf(step)[0] ?? null, step.location, logs);
  });
  const own = ownFailure(scenario);
  if (own === null && steps.length > 0) return steps;
  const log = serviceLogOf(report, own);
  const logs = log === null || runDir === null ? "" : `  log: ${path(`${runDir}/${log}`)}`;
  return [lines(title, own ?? scenario.error, scenario.location, logs), ...steps];
}

/** Streams that a failure's message shows already: those a matcher looked at, and what a failed process wrote last. */
function streamsInMessages(failures: readonly Failure[], output: { readonly stderr: string } | null): Set<string> {
  const names = failures.flatMap(({ context }) => {
    if ("stderr" in context) return [output === null || output.stderr.trim() === "" ? "stdout" : "stderr"];
    const { matcher } = context;
    return typeof matcher === "string" ? [matcher.split(".")[0] ?? ""] : [];
  });
  return new Set(names);
}

function failureLines({ kind, message, hint }: Failure, paint: Paint): string[] {
  const [first = "", ...rest] = inert(message).split("\n");
  return [
    `${paint(31, kind)}: ${shorten(first, 2 * WIDTH)}`,
    ...rest.slice(0, MESSAGE_LINES).map((line) => line.trimEnd()),
    ...(rest.length > MESSAGE_LINES ? [`… ${rest.length - MESSAGE_LINES} more lines`] : []),
    ...(hint === "" ? [] : [`→ ${inert(oneLine(hint, 600))}`]),
  ];
}

function indent(line: string): string {
  return `    ${line}`;
}

function name(text: string): string {
  return inert(oneLine(text, WIDTH));
}

function path(text: string): string {
  return inert(oneLine(text));
}

type Paint = (code: number, text: string) => string;

function painter(color: boolean): Paint {
  return (code, text) => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
}

function sign(outcome: Outcome, paint: Paint): string {
  return paint(COLORS[outcome], SIGNS[outcome]);
}
