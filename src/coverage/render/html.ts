import { createHash } from "node:crypto";
import { posix } from "node:path";
import { type FileCoverage, hitsOf, type ShardCoverage } from "../model.js";
import { addTotals, fileTotals, type Totals } from "../totals.js";
import { escapeMarkup as escaped } from "./escape.js";
import { bar, page, percentText, totalsList } from "./html-page.js";

/** Where the page of a source lies, relative to index.html. */
export function sourcePagePath(path: string): string {
  // Names that differ in case alone are one name on some systems; a long one is none on most.
  const hash = createHash("sha256").update(path).digest("hex").slice(0, 8);
  const name = path.replace(/[^A-Za-z0-9._-]+/g, "-").replace(/^[.-]+/, "");
  return `html/${name.slice(-100)}.${hash}.html`;
}

/** index.html: totals, and every source, those with most lines not run first. */
export function renderIndex({ files, missing }: ShardCoverage): string {
  const rows = [...files].map(([path, file]) => ({ path, totals: fileTotals(file) }));
  const left = ({ totals: { lines } }: { totals: Totals }) => lines.total - lines.covered;
  rows.sort((a, b) => left(b) - left(a) || (a.path < b.path ? -1 : 1));
  const totals = addTotals(rows.map((row) => row.totals));
  const head = `<h1>Coverage: ${percentText(totals.lines)} of lines</h1>\n${totalsList(totals)}`;
  return page(`Coverage ${percentText(totals.lines)}`, head, `${filesTable(rows)}${missingList(missing)}`);
}

function filesTable(rows: readonly { path: string; totals: Totals }[]): string {
  if (rows.length === 0) return "<p>No step left coverage that tells of the project's sources.</p>";
  const body = rows.map(
    ({ path, totals: { lines, branches, functions } }) =>
      `<tr><th scope="row"><a href="${escaped(sourcePagePath(path))}">${escaped(path)}</a></th>` +
      `<td class="num">${percentText(lines)}</td><td>${bar(lines)}</td><td class="num">${lines.covered} / ${lines.total}</td>` +
      `<td class="num">${percentText(branches)}</td><td class="num">${percentText(functions)}</td></tr>`,
  );
  return `<div class="card"><table class="files">
<caption>${rows.length} ${rows.length === 1 ? "source" : "sources"}; those with the most lines not run come first.</caption>
<thead><tr><th scope="col">Source</th><th scope="col" class="num">Lines</th><td></td><th scope="col" class="num">Run / all</th><th scope="col" class="num">Branches</th><th scope="col" class="num">Functions</th></tr></thead>
<tbody>
${body.join("\n")}
</tbody></table></div>`;
}

function missingList(missing: readonly string[]): string {
  if (missing.length === 0) return "";
  const items = missing.map((path) => `<li><code>${escaped(path)}</code></li>`);
  return `\n<h2>Not in the project</h2>\n<p class="muted">These sources were tested and are not here, and count for nothing above.</p>\n<div class="card"><ul class="plain">${items.join("")}</ul></div>`;
}

/** The page of one source. `text` is null where it cannot be shown: then only the counts are. */
export function renderSource(path: string, file: FileCoverage, text: string | null): string {
  const totals = fileTotals(file);
  const up = posix.relative(posix.dirname(sourcePagePath(path)), "index.html");
  const head = `<p><a href="${up}">All sources</a></p>\n<h1>${escaped(path)}</h1>\n${totalsList(totals)}`;
  const key = `<p class="key"><span><b class="k-hit">3×</b>run</span><span><b class="k-part">3×</b>run, with a branch never taken</span><span><b class="k-miss">0×</b>never run</span></p>`;
  return page(
    `${path}: ${percentText(totals.lines)}`,
    head,
    `${key}\n<div class="card">${sourceTable(file, text)}</div>`,
  );
}

function sourceTable(file: FileCoverage, text: string | null): string {
  const partial = new Set(
    [...file.branches.values()].filter(({ hits }) => hits.some((count) => count === 0)).map(({ line }) => line),
  );
  const texts = text === null ? null : text.split(/\r?\n/);
  if (texts?.at(-1) === "") texts.pop();
  const lines = texts === null ? [...file.lines.keys()] : texts.map((_, index) => index + 1);
  const rows = lines.map((line) => {
    const counters = file.lines.get(line);
    const source = `<td><pre>${escaped(texts?.[line - 1] ?? "")}</pre></td>`;
    const number = `<th scope="row" class="n" id="L${line}"><a href="#L${line}">${line}</a></th>`;
    if (counters === undefined) return `<tr>${number}<td class="h"></td>${source}</tr>`;
    const hits = hitsOf(counters);
    const state = hits === 0 ? "miss" : partial.has(line) ? "part" : "hit";
    return `<tr class="${state}">${number}<td class="h"${TITLES[state]}>${hits}×</td>${source}</tr>`;
  });
  return `<table class="source">
<thead><tr><th scope="col">Line</th><th scope="col">Run</th><th scope="col">${text === null ? "The source cannot be shown" : "Source"}</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody></table>`;
}

const TITLES = { hit: "", part: ' title="a branch here was never taken"', miss: ' title="never run"' } as const;
