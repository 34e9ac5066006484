import { expect, test } from "vitest";
import { summaryLines } from "./console.js";
import { coverageText, uncoveredAnnotations } from "./coverage.js";
import { renderHtml } from "./html.js";
import { renderMarkdown } from "./markdown.js";
import { sampleReport } from "./sample-report.test-support.js";

const lines = { total: 200, covered: 163, percent: 81.5 };
const none = { total: 0, covered: 0, percent: null };
const failure = {
  kind: "AssertionFailed",
  message: "coverage of lines is to be at least 90%",
  hint: "Test more.",
  context: {},
} as const;
const coverage = {
  ...{ percent: 81.5, lines, functions: none, branches: none, missing: [], formats: ["lcov"] },
  changed: { total: 1, covered: 0, percent: 0 },
  files: [
    { path: "src/done.c", lines: { total: 100, covered: 100, percent: 100 } },
    { path: "src/<odd>|name.c", lines: { total: 100, covered: 63, percent: 63 } },
  ],
  uncovered: [
    { path: "src/a.c", first: 3, last: 3 },
    { path: "src/a.c", first: 7, last: 9 },
    { path: "elsewhere.c", first: 1, last: 1 },
  ],
  failures: [failure],
};
const report = { ...sampleReport(), coverage };

test("says in one line how much was run", () => {
  expect(coverageText(coverage)).toBe("81.5% of 200 lines, 0% of 1 changed line");
  expect(coverageText({ ...coverage, lines: none, changed: null })).toBe("no lines");
});

test("the console, the page and the summary tell of it, the least covered file first", () => {
  const console = summaryLines(report, { color: false, runDir: null, bundle: null }).join("\n");
  expect(console).toContain("coverage: 81.5% of 200 lines");
  expect(console).toContain(failure.message);
  const page = renderHtml(report, () => null);
  expect(page.indexOf("src/&lt;odd&gt;|name.c")).toBeLessThan(page.indexOf("src/done.c"));
  expect(page).toContain(failure.message);
  const summary = renderMarkdown(report, { limit: 100_000 });
  expect(summary).toContain("Coverage: 81.5% of 200 lines");
  expect(summary).toContain("| `src/done.c` | 100 | 100 | 100 |");
});

test("changed lines that were not run are remarks on their ranges, where the file is in the repository", () => {
  const remarks = uncoveredAnnotations(report, (file) => (file === "elsewhere.c" ? null : file));
  expect(remarks.map(({ message }) => message)).toEqual([
    "The changed line 3 was not run by any step.",
    "The changed lines 7 to 9 were not run by any step.",
  ]);
  expect(remarks[1]?.place).toEqual({ file: "src/a.c", line: 7, lastLine: 9, column: 1 });
});
