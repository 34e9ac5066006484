import type { Report } from "../model/report.js";
import { html, type Markup } from "./markup.js";
import { stateText } from "./services.js";

const BADGES = { ready: "passed", failed: "failed", not_started: "skipped" } as const;
/** Rows that are shown; failed ones come first. */
const MAX_ROWS = 500;

/** What ran beside the steps; null where nothing did. */
export function servicesSection({ services }: Report): Markup | null {
  if (services.length === 0) return null;
  const failed = services.filter(({ outcome }) => outcome === "failed");
  const shown = [...failed, ...services.filter(({ outcome }) => outcome !== "failed")].slice(0, MAX_ROWS);
  const left = services.length - shown.length;
  return html`<h2>Services</h2>
<div class="card"><div class="scroll"><table>
<thead><tr><th scope="col">Outcome</th><th scope="col">Service</th><th scope="col">Scenario</th><th scope="col">Backend</th><th scope="col">Image</th><th scope="col">What had to hold</th><th scope="col">Log</th></tr></thead>
<tbody>
${shown.map(
  (service) => html`<tr>
<td><span class="badge ${BADGES[service.outcome]}">${service.outcome.replace("_", " ")}</span></td>
<td>${service.name}<div class="muted small">${stateText(service)}</div>${service.chaos.map(
    ({ action, when, step }) => html`<div class="muted small">${action} ${when} ${step}</div>`,
  )}</td>
<td>${service.scenario ?? "shared"}</td><td>${service.backend}</td>
<td>${service.image !== null && html`<code>${service.image.name}</code>`}</td>
<td>${service.health}</td><td>${service.log !== null && html`<code>${service.log}</code>`}</td>
</tr>`,
)}
</tbody></table></div>${left > 0 && html`<p class="muted">${left} more are in report.json.</p>`}</div>`;
}
