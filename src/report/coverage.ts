import type { Report } from "../model/report.js";
import type { Annotation, Locate } from "./annotations.js";
import { html, type Markup } from "./markup.js";
import { plural } from "./text.js";

type Coverage = NonNullable<Report["coverage"]>;
type Share = Coverage["lines"];

/** Files that a table shows: those with the most lines that were not run. */
const MAX_FILES = 100;

/** Where each file's source is shown, relative to the run directory. */
const PAGES = "coverage/index.html";

/** A coverage in one line, e.g. `81.5% of 200 lines, 90% of 10 changed lines`. */
export function coverageText({ lines, changed }: Coverage): string {
  const parts = [shareText(lines, "line"), ...(changed === null ? [] : [shareText(changed, "changed line")])];
  return parts.join(", ");
}

function shareText({ total, percent }: Share, noun: string): string {
  return percent === null ? `no ${noun}s` : `${percent}% of ${plural(total, noun)}`;
}

/** The files with the most lines that no step ran first. */
export function leastCovered({ files }: Coverage): Coverage["files"] {
  const left = ({ lines }: Coverage["files"][number]) => lines.total - lines.covered;
  return [...files].sort((a, b) => left(b) - left(a)).slice(0, MAX_FILES);
}

export function coverageSection({ coverage }: Report): Markup | null {
  if (coverage === null) return null;
  const shown = leastCovered(coverage);
  const left = coverage.files.length - shown.length;
  return html`<h2>Coverage</h2>
<p class="muted small">${coverageText(coverage)}. <a href="${PAGES}">The sources, line by line</a></p>
<div class="card">
${coverage.failures.map(({ message }) => html`<p><span class="badge failed">failed</span> ${message}</p>`)}
<div class="scroll"><table>
<thead><tr><th scope="col">File</th><th scope="col" class="num">Lines run</th><th scope="col" class="num">Of</th><th scope="col" class="num">Percent</th></tr></thead>
<tbody>
${shown.map(({ path, lines }) => html`<tr><td><code>${path}</code></td><td class="num">${lines.covered}</td><td class="num">${lines.total}</td><td class="num">${lines.percent ?? "–"}</td></tr>`)}
</tbody></table></div>${left > 0 && html`<p class="muted">${plural(left, "more file")} in report.json.</p>`}</div>`;
}

/** A remark for each range of changed lines that no step ran. These are warnings: whether they fail, a threshold says. */
export function uncoveredAnnotations({ coverage }: Report, locate: Locate): Annotation[] {
  return (coverage?.uncovered ?? []).flatMap(({ path, first, last }) => {
    const file = locate(path);
    if (file === null) return [];
    const lines = first === last ? `line ${first} was` : `lines ${first} to ${last} were`;
    const place = { file, line: first, lastLine: last, column: 1 };
    return [{ title: "Not covered", message: `The changed ${lines} not run by any step.`, place }];
  });
}
