import type { Share, Totals } from "../totals.js";
import { escapeMarkup as escaped } from "./escape.js";
import { STYLE } from "./html-style.js";

/** A whole page that needs nothing else: no script, no network. `head` and `body` are markup. */
export function page(title: string, head: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the results</a>
<header>
${head}
</header>
<main id="main">
${body}
</main>
<footer>The same as data: coverage.json, lcov.info, cobertura.xml.</footer>
</body>
</html>
`;
}

/** Lines, branches and functions as a list of figures. */
export function totalsList(totals: Totals): string {
  const rows = (["lines", "branches", "functions"] as const).map((what) => {
    const { covered, total } = totals[what];
    const name = what[0]?.toUpperCase() + what.slice(1);
    return `<div><dt>${name}</dt><dd><strong>${percentText(totals[what])}</strong> <span class="muted">${covered} of ${total}</span></dd></div>`;
  });
  return `<dl class="totals">${rows.join("")}</dl>`;
}

/** `81.25%`, or a dash where there is nothing to cover. */
export function percentText({ percent }: Share): string {
  return percent === null ? "–" : `${percent}%`;
}

/** A bar whose length is told beside it in words. */
export function bar({ percent }: Share): string {
  const value = percent ?? 0;
  const level = value >= 80 ? "good" : value >= 50 ? "fair" : "poor";
  return `<span class="bar" aria-hidden="true"><span class="${level}" style="width: ${value}%"></span></span>`;
}
