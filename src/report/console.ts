import type { Failure } from "../core/errors.js";
import type { Outcome, Report, ScenarioReport, StepReport } from "../model/report.js";
import { failuresOf, isBad, ownFailure } from "./failures.js";
import { commandText, countsText, durationText, lastPart, oneLine, plainText, plural } from "./text.js";

export interface ConsoleOptions {
  /** Whether terminal colours are written. */
  readonly color: boolean;
  /** What a step wrote, redacted; null where it is not at hand. */
  readonly outputOf?: (step: StepReport) => { readonly stdout: string; readonly stderr: string } | null;
  /** The run directory as the user would write it: log paths start with it. */
  readonly runDir?: string | null;
}

const SIGNS = { passed: "✓", failed: "✗", error: "✗", skipped: "-" } as const;
const COLORS = { passed: 32, failed: 31, error: 31, skipped: 33 } as const;
const OUTPUT_LINES = 20;
const MAX_FAILURES = 20;

/** The lines for a finished scenario; where it failed, what is needed to see why. */
export function scenarioLines(scenario: ScenarioReport, options: ConsoleOptions): string[] {
  const paint = painter(options.color);
  const done = scenario.steps.filter((step) => step.outcome !== "skipped").length;
  const total = scenario.steps.length;
  const steps = done === total ? plural(total, "step") : `${done} of ${plural(total, "step")}`;
  const facts = [scenario.backend, steps, durationText(scenario.duration_ms)].map((fact) => oneLine(fact)).join(", ");
  const reason = scenario.reason === null ? "" : `: ${safe(oneLine(scenario.reason))}`;
  const head = `${sign(scenario.outcome, paint)} ${safe(oneLine(scenario.name))} ${paint(2, `(${safe(facts)})`)}${reason}`;
  if (!isBad(scenario)) return [head];
  const own = ownFailure(scenario);
  return [
    head,
    ...(own === null ? [] : failureLines(own, "    ", paint)),
    ...scenario.steps.filter(isBad).flatMap((step) => stepLines(step, options, paint)),
  ];
}

/** The last lines of a run: each cause once more in one line, the totals, and where the evidence lies. */
export function summaryLines(report: Report, options: ConsoleOptions & { readonly bundle?: string | null }): string[] {
  const paint = painter(options.color);
  const causes = report.scenarios.filter(isBad).flatMap((scenario) => causeLines(scenario, options, paint));
  const { error } = report;
  const told = error === null || report.scenarios.some((scenario) => scenario.error?.message === error.message);
  const left = causes.length - MAX_FAILURES;
  const counts = `${plural(report.scenarios.length, "scenario")}: ${countsText(report.counts)}`;
  return [
    "",
    ...causes.slice(0, MAX_FAILURES).flat(),
    ...(left > 0 ? [`  … and ${left} more failures`] : []),
    ...(told ? [] : failureLines(error, "", paint)),
    ...(causes.length > 0 || !told ? [""] : []),
    `${sign(report.outcome, paint)} ${paint(COLORS[report.outcome], report.outcome)} ${counts} in ${durationText(report.duration_ms)}`,
    ...(options.runDir == null ? [] : [`  evidence: ${safe(oneLine(options.runDir))}`]),
    ...(options.bundle == null ? [] : [`  bundle:   ${safe(oneLine(options.bundle))}`]),
  ];
}

function causeLines(scenario: ScenarioReport, options: ConsoleOptions, paint: Paint): string[][] {
  const name = `${oneLine(scenario.name)} (${oneLine(scenario.backend)})`;
  const line = (what: string, failure: Failure | undefined, place: string) => [
    `${sign("failed", paint)} ${safe(what)}: ${safe(failure === undefined ? "failed" : `${failure.kind}: ${oneLine(failure.message.split("\n")[0] ?? "")}`)}`,
    `  ${paint(2, safe(place))}`,
  ];
  const at = ({ location }: ScenarioReport | StepReport) => `${oneLine(location.file)}:${location.line}`;
  const steps = scenario.steps
    .filter(isBad)
    .map((step) =>
      line(
        `${name} > ${oneLine(step.name)}`,
        failuresOf(step)[0],
        [at(step), logPath(step, options)].filter(Boolean).join("  logs: "),
      ),
    );
  const own = ownFailure(scenario);
  return own === null && steps.length > 0
    ? steps
    : [line(name, own ?? scenario.error ?? undefined, at(scenario)), ...steps];
}

function stepLines(step: StepReport, options: ConsoleOptions, paint: Paint): string[] {
  const output = options.outputOf?.(step) ?? null;
  const failures = failuresOf(step);
  const logs = logPath(step, options);
  const shown = streamsInMessages(failures, output);
  return [
    `    ${sign(step.outcome, paint)} ${safe(oneLine(step.name))} ${paint(2, safe(oneLine(commandText(step.args), 160)))}`,
    ...failures.flatMap((failure) => failureLines(failure, "        ", paint)),
    ...(["stdout", "stderr"] as const).flatMap((name) => {
      const text = shown.has(name) ? "" : lastPart(output?.[name] ?? "", OUTPUT_LINES, 4_000);
      return text.trim() === ""
        ? []
        : [`        ${name}:`, ...text.split("\n").map((line) => `        ${paint(2, "│")} ${safe(line)}`)];
    }),
    ...(logs === "" ? [] : [`        logs: ${safe(logs)}`]),
  ];
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

function failureLines(failure: Failure, indent: string, paint: Paint): string[] {
  const [first = "", ...rest] = plainText(failure.message).split("\n");
  return [
    `${indent}${paint(31, failure.kind)}: ${safe(first)}`,
    ...rest.slice(0, 60).map((line) => `${indent}${safe(line)}`.trimEnd()),
    ...(rest.length > 60 ? [`${indent}… ${rest.length - 60} more lines`] : []),
    ...(failure.hint === "" ? [] : [`${indent}→ ${safe(oneLine(failure.hint, 600))}`]),
  ];
}

function logPath(step: StepReport, { runDir }: ConsoleOptions): string {
  if (step.log_dir === null) return "";
  return oneLine(runDir == null ? step.log_dir : `${runDir}/${step.log_dir}`);
}

type Paint = (code: number, text: string) => string;

function painter(color: boolean): Paint {
  return (code, text) => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
}

function sign(outcome: Outcome, paint: Paint): string {
  return paint(COLORS[outcome], SIGNS[outcome]);
}

/** CI runners take `::name::` and `##[name]` in a log for commands: what a tested program wrote must not be one. */
function safe(text: string): string {
  return text
    .replace(/^(\s*):(?=:)/, "$1: ")
    .replaceAll("##[", "## [")
    .replaceAll("##vso[", "## vso[");
}
