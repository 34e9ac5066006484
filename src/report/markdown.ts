import type { Report, ScenarioReport, StepReport } from "../model/report.js";
import { controlGroups } from "./control-groups.js";
import { coverageText, leastCovered } from "./coverage.js";
import { failuresOf, isBad, ownFailure } from "./failures.js";
import { stateText } from "./services.js";
import { isNamedByCommand } from "./step-command.js";
import { noTexts, type StepTexts } from "./step-texts.js";
import { commandText, countsText, durationText, lastPart, oneLine, plainText, plural } from "./text.js";

export interface MarkdownOptions {
  /** Largest size in bytes. */
  readonly limit: number;
  readonly texts?: StepTexts;
  readonly evidence?: Evidence | null;
}

/** Where the bundle lies. */
export interface Evidence {
  readonly path: string;
  readonly sha256: string;
  /** Address it was handed over at, null where it was not. */
  readonly url: string | null;
  /** Why it was not, where it should have been. */
  readonly problem?: string;
}

const ICONS = { passed: "✅", failed: "❌", error: "💥", skipped: "⏭️" } as const;

/**
 * The run as GitHub-flavoured Markdown of at most `limit` bytes: failures first, then the table of scenarios, then
 * the controls. What does not fit is left out from the end of each part, and the text says so.
 */
export function renderMarkdown(report: Report, options: MarkdownOptions): string {
  const { limit, texts = noTexts, evidence = null } = options;
  const document = new LimitedText(limit);
  document.add(
    `## ${ICONS[report.outcome]} Cleanroom: ${report.outcome}\n\n${escapeInline(countsText(report.counts))}`,
  );
  document.add(
    ` · ${plural(report.steps.length, "step")} · ${durationText(report.duration_ms)} on ${escapeInline(report.backend)}\n\n`,
  );
  if (evidence !== null) document.add(evidenceText(evidence));
  const bad = report.scenarios.filter(isBad);
  if (bad.length === 0) document.add(failureText(report.error));
  // Half of the room is for the failures, so that the table of a large run still has some.
  document.addAll(
    bad.flatMap((scenario) => scenarioFailures(scenario, texts)),
    "failures",
    limit * 0.6,
  );
  document.add("| | Scenario | Backend | Steps | Duration |\n| --- | --- | --- | ---: | ---: |\n");
  document.addAll(
    [...bad, ...report.scenarios.filter((scenario) => !isBad(scenario))].map(row),
    "scenarios",
    limit * 0.9,
  );
  document.addAll(coverage(report), "table of coverage", limit * 0.93);
  document.addAll(services(report), "table of services", limit * 0.95);
  document.addAll(controls(report), "tables of isolation controls", limit - 600);
  document.add(
    `\n<sub>run ${escapeInline(report.run_id)} · seed ${report.seed} · content digest ${escapeInline(report.content_digest)}</sub>\n`,
  );
  return document.text;
}

/** Text that grows up to a number of bytes, and tells what did not fit. */
class LimitedText {
  text = "";
  #bytes = 0;

  constructor(private readonly limit: number) {}

  add(part: string, upTo = this.limit): boolean {
    const bytes = Buffer.byteLength(part);
    if (this.#bytes + bytes > upTo) return false;
    this.text += part;
    this.#bytes += bytes;
    return true;
  }

  addAll(parts: readonly string[], what: string, upTo: number): void {
    const left = parts.filter((part) => !this.add(part, upTo)).length;
    if (left > 0) this.add(`\n_${left} ${what} left out here for their size: report.json has all of them._\n\n`);
  }
}

function evidenceText({ path, sha256, url, problem = "" }: Evidence): string {
  const file = url === null ? path : (path.split(/[\\/]/).at(-1) ?? path);
  const where = url === null ? code(file) : `[${escapeInline(file)}](${url})`;
  const check = code(commandText(["cleanroom", "verify", file]));
  return `${[`Evidence: ${where}, SHA-256 ${code(sha256)}.`, `Check it with ${check}.`, escapeInline(problem)].join(" ").trim()}\n\n`;
}

function scenarioFailures(scenario: ScenarioReport, texts: StepTexts): string[] {
  const title = `### ${ICONS[scenario.outcome]} ${escapeInline(scenario.name)} (${escapeInline(scenario.backend)})\n\n`;
  const own = ownFailure(scenario);
  const parts = scenario.steps.filter(isBad).map((step) => stepFailure(step, texts));
  if (own !== null || parts.length === 0)
    parts.unshift(failureText(own ?? scenario.error) || `${escapeInline(scenario.reason ?? scenario.outcome)}\n\n`);
  return parts.map((part, index) => (index === 0 ? title + part : part));
}

function stepFailure(step: StepReport, texts: StepTexts): string {
  const place = `${step.location.file}:${step.location.line}`;
  const facts = [`exit ${step.exit_code ?? "–"}`, durationText(step.duration_ms), code(place)].join(" · ");
  const text = texts(step);
  const output = (["stderr", "stdout"] as const).map((name) => {
    const part = lastPart(text?.[name] ?? "", 100, 8_000);
    return part === "" ? "" : `<details><summary>${name}</summary>\n\n${fenced(part)}\n</details>\n\n`;
  });
  const logs = step.log_dir === null ? "" : `Whole logs: ${code(step.log_dir)} in the run directory.\n\n`;
  const command = isNamedByCommand(step) ? "" : `${code(commandText(step.args))}\n\n`;
  return `**${escapeInline(step.name)}** · ${facts}\n\n${command}${failuresOf(step).map(failureText).join("")}${output.join("")}${logs}`;
}

function failureText(failure: { kind: string; message: string; hint: string } | null): string {
  if (failure === null) return "";
  const [first = "", ...rest] = failure.message.split("\n");
  const body = rest.length === 0 ? "" : `${fenced(lastPart(rest.join("\n").replace(/^ {4}/gm, ""), 200, 16_000))}\n\n`;
  const hint = failure.hint === "" ? "" : `→ ${escapeInline(failure.hint)}\n\n`;
  return `**${failure.kind}** ${escapeInline(first)}\n\n${body}${hint}`;
}

function row(scenario: ScenarioReport): string {
  const reason = scenario.reason === null ? "" : `: ${escapeInline(scenario.reason)}`;
  const cells = [
    ICONS[scenario.outcome],
    escapeInline(scenario.name) + reason,
    escapeInline(scenario.backend),
    scenario.steps.length,
    durationText(scenario.duration_ms),
  ];
  return `| ${cells.join(" | ")} |\n`;
}

function coverage({ coverage: seen }: Report): string[] {
  if (seen === null) return [];
  const rows = leastCovered(seen).map(({ path, lines }) => {
    return `| ${code(path)} | ${lines.covered} | ${lines.total} | ${lines.percent ?? "–"} |\n`;
  });
  const failures = seen.failures.map(failureText).join("");
  const title = `<details><summary>Coverage: ${escapeInline(coverageText(seen))}</summary>`;
  return [
    `\n${failures}${title}\n\n| File | Lines run | Of | Percent |\n| --- | ---: | ---: | ---: |\n${rows.join("")}\n</details>\n`,
  ];
}

function services(report: Report): string[] {
  if (report.services.length === 0) return [];
  const rows = report.services.map((service) => {
    const { name, scenario, backend, image } = service;
    const cells = [name, scenario ?? "shared", backend, image?.name ?? "", stateText(service)];
    return `| ${cells.map(escapeInline).join(" | ")} |\n`;
  });
  return [`\n| Service | Scenario | Backend | Image | |\n| --- | --- | --- | --- | --- |\n${rows.join("")}`];
}

function controls(report: Report): string[] {
  return controlGroups(report).map(({ policy, backends }) => {
    const rows = policy.controls.map(
      (one) => `| ${one.name} | ${escapeInline(one.requested)} | ${one.enforced ? "yes" : "**no**"} |`,
    );
    const title = `Isolation: ${escapeInline(policy.name)} on ${escapeInline(backends.join(", "))}`;
    return `\n<details><summary>${title}</summary>\n\n| Control | Asked for | In force as read back |\n| --- | --- | --- |\n${rows.join("\n")}\n\n</details>\n`;
  });
}

/** Text from outside within a line: no markup, no table cell, no new line. As entities, which hold within HTML as well. */
function escapeInline(text: string): string {
  return oneLine(text, 1_000).replace(/[&<>\\`*_{}[\]#|~@!]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** Code within a line; a fence longer than any run of backticks in it, as CommonMark has it. */
function code(text: string): string {
  const line = oneLine(text).replaceAll("|", "\\|");
  if (line === "") return "";
  const fence = fenceFor(line, 0);
  return line.includes("`") ? `${fence} ${line} ${fence}` : fence + line + fence;
}

function fenced(text: string): string {
  const fence = fenceFor(text, 2);
  return `${fence}text\n${plainText(text).replace(/\n+$/, "")}\n${fence}`;
}

function fenceFor(text: string, least: number): string {
  return "`".repeat(Math.max(least, ...(text.match(/`+/g) ?? []).map((run) => run.length)) + 1);
}
