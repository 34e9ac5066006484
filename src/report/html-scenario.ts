import type { Failure } from "../core/errors.js";
import type { ScenarioReport, StepReport } from "../model/report.js";
import { failuresOf, isBad, ownFailure } from "./failures.js";
import { html, type Markup } from "./markup.js";
import type { StepText, StepTexts } from "./step-texts.js";
import { bytesText, commandText, durationText, lastPart, plural } from "./text.js";

/** Of one stream, and of all together; the whole logs lie in the run directory. */
const MAX_STREAM = 20_000;
const MAX_ALL = 2_000_000;
/** Steps of one scenario that are shown when they passed; those that failed always are. */
const MAX_PASSED = 200;

/** Counts what of the steps' output went into the document: a report of ten thousand steps must still open. */
export class OutputBudget {
  #left = MAX_ALL;

  take(text: string): string {
    const taken = lastPart(text, 400, Math.min(MAX_STREAM, Math.max(this.#left, 1_000)));
    this.#left -= taken.length;
    return taken;
  }

  get spent(): boolean {
    return this.#left <= 0;
  }
}

/** One scenario with its steps; open where it failed. */
export function scenarioCard(scenario: ScenarioReport, id: string, texts: StepTexts, budget: OutputBudget): Markup {
  const own = ownFailure(scenario);
  let room = MAX_PASSED;
  const steps = scenario.steps.filter((step) => isBad(step) || room-- > 0);
  const left = scenario.steps.length - steps.length;
  const open = html`<details class="card" id="${id}" open>`;
  const closed = html`<details class="card" id="${id}">`;
  const { file, line } = scenario.location;
  return html`${isBad(scenario) ? open : closed}
<summary><span class="badge ${scenario.outcome}">${scenario.outcome}</span><h3>${scenario.name}</h3>
<span class="muted small">${scenario.backend}</span><span class="muted small push">${durationText(scenario.duration_ms)}</span></summary>
<div class="body">
<p class="muted small"><code>${file}:${line}</code>${scenario.image !== null && html` · image <code>${scenario.image.name}</code>`} · policy ${
    scenario.policy.name
  }${scenario.tags.length > 0 && ` · ${scenario.tags.join(" ")}`}</p>
${scenario.reason !== null && html`<p>${scenario.outcome}: ${scenario.reason}</p>`}
${own !== null && failureBox(own)}
${steps.map((step) => stepBox(step, texts(step), budget))}
${left > 0 && html`<p class="muted">${plural(left, "more step")} passed and left out here; report.json has all of them.</p>`}
</div>
</details>
`;
}

function stepBox(step: StepReport, text: StepText | null, budget: OutputBudget): Markup {
  const bad = isBad(step);
  const facts = [
    ...(step.outcome === "skipped"
      ? []
      : [step.exit_code === null ? "no exit code" : `exit ${step.exit_code}`, durationText(step.duration_ms)]),
    ...(step.resources.memory_peak_bytes === null ? [] : [`${bytesText(step.resources.memory_peak_bytes)} memory`]),
  ];
  return html`<div class="step">
<div class="head"><span class="badge ${step.outcome}">${step.outcome}</span><strong>${step.name}</strong><span class="muted small push">${facts.join(" · ")}</span></div>
<p class="cmd"><code>${commandText(step.args)}</code></p>
${failuresOf(step).map(failureBox)}
${output("stderr", step.stderr, text?.stderr, bad, budget)}${output("stdout", step.stdout, text?.stdout, bad, budget)}
${
  step.files.length > 0 &&
  html`<details><summary>${plural(step.files.length, "file")} left by the step</summary><ul class="plain">${step.files.map(
    (file) => html`<li><code>${file.path}</code> <span class="muted small">${bytesText(file.bytes)}</span></li>`,
  )}</ul></details>`
}
${bad && step.log_dir !== null && html`<p class="muted small">Whole logs: <code>${step.log_dir}</code></p>`}
</div>
`;
}

function failureBox(failure: Failure): Markup {
  const [first = "", ...rest] = failure.message.split("\n");
  return html`<div class="failure"><p><span class="kind">${failure.kind}</span> ${first}</p>
${rest.length > 0 && html`<pre>${rest.join("\n").replace(/^ {4}/gm, "")}</pre>`}
${failure.hint !== "" && html`<p class="hint">${failure.hint}</p>`}</div>`;
}

function output(
  name: "stdout" | "stderr",
  stream: StepReport["stdout"],
  text: string | undefined,
  bad: boolean,
  budget: OutputBudget,
): Markup | null {
  if (stream.bytes === 0) return null;
  const title = html`${name} <span class="small">(${bytesText(stream.bytes)}${stream.truncated && ", cut at max_output"})</span>`;
  if (text === undefined || (budget.spent && !bad)) return html`<p class="muted small">${title}</p>`;
  const body = html`<summary>${title}</summary><pre tabindex="0">${budget.take(text)}</pre></details>`;
  return html`<details>${body}`;
}
