import type { Report } from "../model/report.js";
import { controlGroups } from "./control-groups.js";
import { html, type Markup } from "./markup.js";
import { bytesText, plural } from "./text.js";

/** Each control as it was asked for and as it was read back, once for every way it came out. */
export function controlsSection(report: Report): Markup | null {
  const groups = controlGroups(report);
  if (groups.length === 0) return null;
  return html`<h2>Isolation</h2>
<p class="muted small">What was asked for, and what was read back from the engine and from inside.</p>
${groups.map(
  ({ policy, backends }) => html`<details class="card">
<summary><h3>${policy.name}</h3><span class="muted small">${backends.join(", ")}</span><span class="push small muted">${
    policy.controls.filter((control) => control.enforced).length
  } of ${policy.controls.length} in force</span></summary>
<div class="scroll"><table>
<thead><tr><th scope="col">Control</th><th scope="col">Asked for</th><th scope="col">In force</th><th scope="col">Evidence</th></tr></thead>
<tbody>${policy.controls.map(
    (control) => html`<tr><th scope="row">${control.name}</th><td>${control.requested}</td>
<td>${control.enforced ? html`<span class="yes">yes</span>` : html`<span class="no">no</span>`}</td>
<td class="small">${control.evidence.map((line) => html`<code>${line}</code><br>`)}</td></tr>`,
  )}</tbody></table></div></details>`,
)}`;
}

/** Digests, and what was left out of the run directory. */
export function evidenceSection(report: Report): Markup {
  const { source, omitted } = report;
  const rows: [string, string, string][] = [
    ["Content digest", report.content_digest, "what must not vary between two runs of the same input"],
    ["Tested source", source.sha256, `${source.files} files, ${bytesText(source.bytes)}`],
    ...(source.bin === null
      ? []
      : ([["Tested binary", source.bin.sha256, source.bin.path]] as [string, string, string][])),
  ];
  return html`<h2>Evidence</h2>
<div class="card"><div class="scroll"><table>
<thead><tr><th scope="col">Subject</th><th scope="col">SHA-256</th><th scope="col">What it covers</th></tr></thead>
<tbody>${rows.map(
    ([name, digest, note]) =>
      html`<tr><th scope="row">${name}</th><td><code>${digest}</code></td><td class="muted small">${note}</td></tr>`,
  )}</tbody></table></div></div>
${
  omitted.length > 0 &&
  html`<details class="card"><summary><h3>${plural(omitted.length, "file")} left out of the run directory</h3></summary><div class="body"><ul class="plain">${omitted
    .slice(0, 200)
    .map(
      (file) =>
        html`<li><code>${file.path}</code> <span class="muted small">${bytesText(file.bytes)}, ${file.reason}</span></li>`,
    )}</ul></div></details>`
}`;
}
