import type { Report, ScenarioReport, StepReport } from "../model/report.js";
import { failuresOf, isBad, ownFailure } from "./failures.js";
import { servicesOf, stateText } from "./services.js";
import { noTexts, type StepTexts } from "./step-texts.js";
import { commandText, lastPart } from "./text.js";
import { attributes, element, escapeText } from "./xml.js";

/** Characters of a stream that a testcase carries; the whole log lies in the run directory. */
const MAX_OUTPUT = 32_768;

/**
 * junit.xml as Jenkins, GitLab and the reporters for GitHub read it: a testsuite for each scenario on each backend,
 * a testcase for each step. Times are in seconds.
 */
export function renderJunit(report: Report, texts: StepTexts = noTexts): string {
  const suites = report.scenarios.map((scenario) => renderSuite(report, scenario, texts));
  const totals = suites.reduce((sum, { counts }) => addCounts(sum, counts), noCounts());
  const head = attributes({
    name: "cleanroom",
    ...totals,
    time: seconds(report.duration_ms),
    timestamp: report.started_at,
  });
  const body = suites.map(({ xml }) => xml).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${head}>\n${body}</testsuites>\n`;
}

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

interface Case {
  readonly xml: string;
  readonly outcome: Report["outcome"];
}

function renderSuite(report: Report, scenario: ScenarioReport, texts: StepTexts): { xml: string; counts: Counts } {
  const name = `${scenario.name} [${scenario.backend}]`;
  const cases = scenario.steps.map((step) => renderStep(name, scenario, step, texts(step)));
  const own = renderScenarioCase(name, scenario);
  if (own !== null) cases.push(own);
  const counts = cases.reduce((sum, { outcome }) => addCounts(sum, countsOf(outcome)), noCounts());
  const properties = {
    run_id: report.run_id,
    backend: scenario.backend,
    engine: scenario.engine === null ? "" : `${scenario.engine.name} ${scenario.engine.version ?? ""}`.trim(),
    image: scenario.image?.digest ?? scenario.image?.name ?? "",
    policy: scenario.policy.name,
    seed: String(report.seed),
    content_digest: scenario.content_digest ?? "",
    ...Object.fromEntries(
      servicesOf(report, scenario).map((service) => [
        `service.${service.name}`,
        [service.image?.digest ?? service.image?.name ?? "", stateText(service)]
          .filter((part) => part !== "")
          .join(" "),
      ]),
    ),
  };
  const shown = Object.entries(properties).filter(([, value]) => value !== "");
  const timestamp = scenario.steps.find((step) => step.started_at !== null)?.started_at ?? report.started_at;
  const head = attributes({
    name,
    ...counts,
    time: seconds(scenario.duration_ms),
    timestamp,
    file: scenario.location.file,
  });
  const list = shown.map(([key, value]) => `      <property${attributes({ name: key, value })}/>\n`).join("");
  const xml = `  <testsuite${head}>\n    <properties>\n${list}    </properties>\n${cases.map((one) => one.xml).join("")}  </testsuite>\n`;
  return { xml, counts };
}

/** A scenario that failed beside its steps, or has none, is a testcase too: it must not vanish. */
function renderScenarioCase(classname: string, scenario: ScenarioReport): Case | null {
  const failure = ownFailure(scenario);
  if (failure === null && scenario.steps.length > 0) return null;
  const text = failure === null ? (scenario.reason ?? "") : `${failure.kind}: ${failure.message}\n${failure.hint}`;
  const body = verdict(scenario.outcome, failure?.kind ?? scenario.outcome, failure?.message ?? text, text);
  return testcase(classname, scenario.name, scenario.location, 0, scenario.outcome, body);
}

function renderStep(classname: string, scenario: ScenarioReport, step: StepReport, text: ReturnType<StepTexts>): Case {
  const failures = failuresOf(step);
  const detail = [
    ...failures.map((failure) => `${failure.kind}: ${failure.message}\n${failure.hint}\n`),
    `args: ${commandText(step.args)}`,
    `exit code: ${step.exit_code ?? "none"}`,
    ...(step.log_dir === null ? [] : [`logs: ${step.log_dir}`]),
  ].join("\n");
  const why =
    step.outcome === "skipped" ? (scenario.reason ?? "an earlier step failed") : (failures[0]?.message ?? step.outcome);
  const output = (name: string, stream: string | undefined) =>
    stream === undefined || stream === "" ? "" : element(name, {}, lastPart(stream, 2_000, MAX_OUTPUT));
  const body = [
    verdict(step.outcome, failures[0]?.kind ?? step.outcome, why, detail),
    output("system-out", text?.stdout),
    output("system-err", text?.stderr),
  ].join("");
  return testcase(classname, step.name, step.location, step.duration_ms, step.outcome, body);
}

function testcase(
  classname: string,
  name: string,
  location: StepReport["location"],
  ms: number,
  outcome: Report["outcome"],
  body: string,
): Case {
  const head = attributes({ classname, name, time: seconds(ms), file: location.file, line: location.line });
  const xml = body === "" ? `    <testcase${head}/>\n` : `    <testcase${head}>\n${body}    </testcase>\n`;
  return { xml, outcome };
}

function verdict(outcome: Report["outcome"], type: string, message: string, text: string): string {
  const [first = ""] = message.split("\n");
  if (outcome === "skipped") return `      <skipped${attributes({ message: first })}/>\n`;
  if (!isBad({ outcome })) return "";
  return element(
    outcome === "failed" ? "failure" : "error",
    { type, message: first },
    escapeText(text) === "" ? first : text,
  );
}

function noCounts(): Counts {
  return { tests: 0, failures: 0, errors: 0, skipped: 0 };
}

function countsOf(outcome: Report["outcome"]): Counts {
  const one = (name: Report["outcome"]) => (outcome === name ? 1 : 0);
  return { tests: 1, failures: one("failed"), errors: one("error"), skipped: one("skipped") };
}

function addCounts(a: Counts, b: Counts): Counts {
  return {
    tests: a.tests + b.tests,
    failures: a.failures + b.failures,
    errors: a.errors + b.errors,
    skipped: a.skipped + b.skipped,
  };
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(3);
}
