import type { Report, ScenarioReport, StepReport } from "../model/report.js";

/** What the summary shows beyond the report. */
export interface SummaryContext {
  /** The redacted tail of what a failed step printed; empty where nothing is known. */
  outputOf(step: StepReport): string;
  /** Lines under the table, e.g. where the evidence lies. Markdown. */
  readonly notes: readonly string[];
}

const ICONS = { passed: "✅", failed: "❌", error: "💥", skipped: "⏭️" } as const;

/**
 * The run as GitHub-flavoured Markdown of at most `limit` bytes. What does not fit is given up in this order: the
 * output of failed steps, the rows of passed scenarios, the last failures; each time the text says so.
 */
export function renderSummary(report: Report, context: SummaryContext, limit: number): string {
  const failed = report.scenarios.filter((scenario) => scenario.outcome !== "passed" && scenario.outcome !== "skipped");
  const head = [headline(report), "", ...context.notes, ""];
  const rows = (shown: readonly ScenarioReport[]): string[] => [
    "| | Scenario | Backend | Steps | Duration |",
    "| --- | --- | --- | --- | --- |",
    ...shown.map(row),
    "",
  ];
  const details = (withOutput: boolean): string[] =>
    failed.flatMap((one) => failureOf(one, withOutput ? context : null));
  const candidates = [
    () => [...head, ...rows(report.scenarios), ...details(true), ...controls(report)],
    () => [...head, ...rows(report.scenarios), ...details(false), "_Output of failed steps left out: too long._"],
    () => [
      ...head,
      ...rows(failed),
      ...details(false),
      "_Passed scenarios and the output of failed steps left out: too long._",
    ],
  ];
  for (const candidate of candidates) {
    const text = `${candidate().join("\n")}\n`;
    if (Buffer.byteLength(text) <= limit) return text;
  }
  return cutToFit(head, failed, limit);
}

function cutToFit(head: readonly string[], failed: readonly ScenarioReport[], limit: number): string {
  let text = `${head.join("\n")}\n`;
  const closing = (left: number) => `\n_${left} more failures left out: the report has all of them._\n`;
  const room = limit - Buffer.byteLength(closing(failed.length));
  let size = Buffer.byteLength(text);
  if (size > room)
    return Buffer.from(text)
      .subarray(0, Math.max(0, room))
      .toString("utf8")
      .replace(/\ufffd+$/u, "");
  for (const [index, scenario] of failed.entries()) {
    const part = `${failureOf(scenario, null).join("\n")}\n`;
    size += Buffer.byteLength(part);
    if (size > room) return text + closing(failed.length - index);
    text += part;
  }
  return text;
}

function headline(report: Report): string {
  const { passed, failed, skipped, error } = report.counts;
  const parts = [`${passed} passed`, `${failed + error} failed`, `${skipped} skipped`].join(", ");
  return `## ${ICONS[report.outcome]} Cleanroom: ${report.outcome} (${parts})`;
}

function row(scenario: ScenarioReport): string {
  const reason = scenario.reason === null ? "" : `: ${inline(scenario.reason)}`;
  const cells = [
    ICONS[scenario.outcome],
    inline(scenario.name) + reason,
    inline(scenario.backend),
    String(scenario.steps.length),
    `${(scenario.duration_ms / 1000).toFixed(2)} s`,
  ];
  return `| ${cells.join(" | ")} |`;
}

function failureOf(scenario: ScenarioReport, context: SummaryContext | null): string[] {
  const lines = [`### ${ICONS[scenario.outcome]} ${inline(scenario.name)} (${inline(scenario.backend)})`, ""];
  if (scenario.error !== null)
    lines.push(`**${scenario.error.kind}** ${inline(scenario.error.message)}`, "", inline(scenario.error.hint), "");
  for (const step of scenario.steps) {
    if (step.outcome !== "failed" && step.outcome !== "error") continue;
    lines.push(`**${inline(step.name)}** at \`${step.location.file.replaceAll("`", "'")}:${step.location.line}\``, "");
    const failures = step.failures.length > 0 ? step.failures : step.error === null ? [] : [step.error];
    for (const failure of failures) lines.push(`- ${failure.kind}: ${inline(failure.message)} ${inline(failure.hint)}`);
    const output = context?.outputOf(step) ?? "";
    if (output !== "") lines.push("", "<details><summary>Output</summary>", "", ...fenced(output), "", "</details>");
    lines.push("");
  }
  return lines;
}

function controls(report: Report): string[] {
  if (report.policy.controls.length === 0) return [];
  return [
    `<details><summary>Isolation: ${inline(report.policy.name)} on ${inline(report.backend)}</summary>`,
    "",
    "| Control | Asked for | In force as read back |",
    "| --- | --- | --- |",
    ...report.policy.controls.map(
      (one) => `| ${one.name} | ${inline(one.requested)} | ${one.enforced ? "yes" : "no"} |`,
    ),
    "",
    "</details>",
  ];
}

/** Text from outside within a line: no markup, no table cells, no new lines. */
function inline(text: string): string {
  return text
    .replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[\\`*_{}[\]()#+!|~@]/g, (character) => `\\${character}`)
    .replace(/\s*[\r\n]+\s*/g, " ");
}

/** A code block whose fence is longer than any run of backticks in it. */
function fenced(text: string): string[] {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return [`${fence}text`, text.replace(/\n+$/, ""), fence];
}
