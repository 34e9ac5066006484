import type { Report, ScenarioReport } from "../model/report.js";
import { coverageSection } from "./coverage.js";
import { isBad } from "./failures.js";
import { controlsSection, evidenceSection } from "./html-evidence.js";
import { OutputBudget, scenarioCard } from "./html-scenario.js";
import { servicesSection } from "./html-services.js";
import { STYLE } from "./html-style.js";
import { html, Markup } from "./markup.js";
import { noTexts, type StepTexts } from "./step-texts.js";
import { countsText, durationText, plural } from "./text.js";

/** Scenarios in the overview and, of those that passed, in full. Those that failed are always shown. */
const MAX_PASSED = 500;
/** The style is our own text and goes in as it is, quotes included. */
const STYLE_ELEMENT = Markup.of([`<style>${STYLE}</style>`], []);
const OUTCOMES = ["passed", "failed", "error", "skipped"] as const;

/** report.html: one file that needs nothing else, no script and no network; the red parts are open. */
export function renderHtml(report: Report, texts: StepTexts = noTexts): string {
  const numbered = report.scenarios.map((scenario, index) => ({ scenario, id: `s${index + 1}` }));
  const bad = numbered.filter(({ scenario }) => isBad(scenario));
  const good = numbered.filter(({ scenario }) => !isBad(scenario));
  const shown = [...bad, ...good.slice(0, MAX_PASSED)];
  const left = numbered.length - shown.length;
  const budget = new OutputBudget();
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${report.outcome}: Cleanroom ${report.run_id}</title>
${STYLE_ELEMENT}
</head>
<body>
<a class="skip" href="#main">Skip to the results</a>
${header(report)}
<main id="main">
${runError(report)}
<h2 id="scenarios">Scenarios</h2>
${overview(shown)}
${left > 0 && html`<p class="muted">${plural(left, "more scenario")} passed or skipped and left out here; report.json has all of them.</p>`}
<h2>Steps</h2>
${shown.map(({ scenario, id }) => scenarioCard(scenario, id, texts, budget))}
${servicesSection(report)}
${coverageSection(report)}
${controlsSection(report)}
${evidenceSection(report)}
</main>
<footer>Times and sizes as measured in this run. The same results as data: report.json, junit.xml, trace.json.</footer>
</body>
</html>
`;
  return page.text;
}

function header(report: Report): Markup {
  const { engine, counts } = report;
  const name = [engine.name, engine.version, engine.rootless ? "(rootless)" : null]
    .filter((part) => part !== null)
    .join(" ");
  const facts: [string, string][] = [
    ["Run", report.run_id],
    ["Started", report.started_at.replace("T", " ").replace(/\.\d+Z$/, " UTC")],
    ["Duration", durationText(report.duration_ms)],
    ["Backend", report.backend === engine.name ? name : `${report.backend} · ${name}`],
    ["Policy", report.policy.name],
    ["Seed", String(report.seed)],
    ["Determinism", report.determinism.tier],
  ];
  const bars = OUTCOMES.filter((outcome) => counts[outcome] > 0);
  return html`<header><div>
<h1><span class="badge ${report.outcome}">${report.outcome}</span> Cleanroom run</h1>
<div class="bar" role="img" aria-label="${countsText(counts)}">${bars.map(
    (outcome) => html`<span class="b-${outcome}" style="flex-grow: ${counts[outcome]}"></span>`,
  )}</div>
<p>${plural(report.scenarios.length, "scenario")}: <strong>${countsText(counts)}</strong> · ${plural(report.steps.length, "step")}</p>
<dl class="facts">${facts.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>
</div></header>`;
}

/** An error of the run as a whole, where no scenario shows it. */
function runError({ error, scenarios }: Report): Markup | null {
  if (error === null || scenarios.some((scenario) => scenario.error?.message === error.message)) return null;
  return html`<div class="failure" role="alert"><p class="kind">${error.kind}</p><pre>${error.message}</pre><p class="hint">${error.hint}</p></div>`;
}

function overview(shown: readonly { scenario: ScenarioReport; id: string }[]): Markup {
  return html`<div class="card"><div class="scroll"><table>
<caption>What failed comes first.</caption>
<thead><tr><th scope="col">Outcome</th><th scope="col">Scenario</th><th scope="col">Backend</th><th scope="col" class="num">Steps</th><th scope="col" class="num">Duration</th></tr></thead>
<tbody>
${shown.map(
  ({ scenario, id }) => html`<tr>
<td><span class="badge ${scenario.outcome}">${scenario.outcome}</span></td>
<th scope="row" style="color: inherit; font-size: inherit"><a href="#${id}">${scenario.name}</a>${
    scenario.reason !== null && html`<div class="muted small" style="font-weight: 400">${scenario.reason}</div>`
  }</th>
<td>${scenario.backend}</td><td class="num">${scenario.steps.length}</td><td class="num">${durationText(scenario.duration_ms)}</td>
</tr>`,
)}
</tbody></table></div></div>`;
}
