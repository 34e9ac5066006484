import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRunnerLog } from "../ci/runner-log.test-support.js";
import { annotationsOf } from "./annotations.js";
import { scenarioLines, stepLines, summaryLines } from "./console.js";
import { renderHtml } from "./html.js";
import { renderReport } from "./json.js";
import { renderJunit } from "./junit.js";
import { renderMarkdown } from "./markdown.js";
import { hostileReport, hostileTexts } from "./sample-hostile.test-support.js";
import { renderTrace } from "./trace.js";

const NASTY = [
  "<script>alert(1)</script>",
  '"><img src=x onerror="alert(1)">',
  "]]>",
  "| a | b |",
  "```\n# not a heading\n```",
  "`tick`",
  "::error file=x::gotcha",
  "##[error]gotcha",
  "##vso[task.complete result=Failed]",
  "line one\nline two\r\nline three\rfour",
  "\u001b[31mred\u001b[0m\u001b]0;title\u0007",
  "\u0000\u0007\u0008\u000b\u007f\u009b",
  "\ud800 lone \udfff",
  "\ufffe\uffff",
  "\u202eright to left",
  "</details></pre></style>",
  "-->",
  "&amp; & &#x3c;",
  "",
  " ",
  "…".repeat(2_000),
  "x".repeat(40_000),
];
const texts = fc.array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: "binary" })), {
  minLength: 1,
  maxLength: 6,
});

function forAll(check: (list: string[]) => void, numRuns = 25): void {
  fc.assert(fc.property(texts, check), { numRuns, examples: [[NASTY]] });
}

describe("whatever names, messages and outputs hold", () => {
  it("report.json is JSON with the same texts", () => {
    forAll((list) => {
      const report = hostileReport(list);
      expect(JSON.parse(renderReport(report))).toEqual(report);
    });
  });

  it("report.html has no tag, attribute or control character that is not ours", () => {
    const tag = /<\/?[a-z][a-z0-9]*(?: [a-z-]+(?:="[^"<>]*")?)*>/g;
    const ours = new Set(renderHtml(hostileReport(["x"]), hostileTexts(["x"])).match(/<\/?[a-z0-9]+/g));
    forAll((list) => {
      const page = renderHtml(hostileReport(list), hostileTexts(list))
        .replace("<!doctype html>", "")
        .replace(/<style>[\s\S]*?<\/style>/, "");
      expect(page.replaceAll(tag, "")).not.toMatch(/[<>]/);
      for (const [found] of page.matchAll(/<\/?[a-z0-9]+/g)) expect(ours).toContain(found);
      expect(page).not.toMatch(/<[^>]* (?:on\w+|src|srcdoc)=/);
      expect(page).not.toMatch(/[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
    });
  });

  it("junit.xml is well-formed", () => {
    forAll((list) => {
      const xml = renderJunit(hostileReport(list), hostileTexts(list));
      expect(xml).not.toMatch(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
      expect(xml.replaceAll(/<\/?[a-z-]+(?: [a-z_]+="[^"<]*")*\/?>/g, "")).not.toMatch(/<(?!\?xml)|]]>/);
    });
  });

  it.skipIf(spawnSync("xmllint", ["--version"]).status !== 0)("junit.xml is read by a real parser (xmllint)", () => {
    forAll((list) => {
      const input = renderJunit(hostileReport(list), hostileTexts(list));
      const { status, stderr } = spawnSync("xmllint", ["--huge", "--noout", "-"], { input, encoding: "utf8" });
      expect(status, stderr).toBe(0);
    }, 10);
  });

  it("the summary keeps its limit, its table and its fences", () => {
    forAll((list) => {
      const text = renderMarkdown(hostileReport(list), { limit: 1_048_576, texts: hostileTexts(list) });
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_048_576);
      const outside = withoutFences(text);
      expect(outside).not.toMatch(/<(?!\/?(?:details|summary|sub)>)/);
      for (const row of outside.split("\n").filter((line) => /^\| [✅❌💥⏭]/u.test(line))) {
        expect(row.match(/\|/g)).toHaveLength(6);
      }
    });
  });

  it("trace.json is JSON with well-formed texts and hexadecimal ids", () => {
    forAll((list) => {
      const text = renderTrace(hostileReport(list), []);
      expect(text).not.toMatch(/\\ud[89a-f]/i);
      const { resourceSpans } = JSON.parse(text) as {
        resourceSpans: { scopeSpans: { spans: { traceId: string; spanId: string }[] }[] }[];
      };
      const spans = resourceSpans.flatMap((resource) => resource.scopeSpans.flatMap((scope) => scope.spans));
      for (const span of spans) {
        expect(span.traceId).toMatch(/^[0-9a-f]{32}$/);
        expect(span.spanId).toMatch(/^[0-9a-f]{16}$/);
      }
      expect(new Set(spans.map((span) => span.spanId)).size).toBe(spans.length);
    });
  });

  it("annotations have a title on one line and a message of bounded size", () => {
    forAll((list) => {
      for (const { title, message } of annotationsOf(hostileReport(list), (file) => file)) {
        expect(title).not.toContain("\n");
        expect(message.length).toBeLessThan(4_200);
      }
    });
  });

  it("the console prints lines that neither a terminal nor a CI runner takes for commands", () => {
    forAll((list) => {
      const report = hostileReport(list);
      const options = { color: false, texts: hostileTexts(list) };
      const lines = [
        ...report.scenarios.flatMap((scenario) => scenarioLines(scenario, options)),
        ...report.steps.flatMap((step) => stepLines(step, options, true)),
        ...summaryLines(report, { color: false, runDir: list[0] ?? "", bundle: list[1] ?? "" }),
      ];
      expect(readRunnerLog(lines.join("\n")).commands).toEqual([]);
      for (const line of lines) {
        expect(line).not.toMatch(/[^\t\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
        expect(line).not.toMatch(/^\s*::|##\[|##vso\[/);
      }
    });
  });
});

/** The text without its fenced blocks; a fence that is not closed is left in. */
function withoutFences(text: string): string {
  return text.replaceAll(/^(`{3,})text\n[\s\S]*?\n\1$/gm, "").replaceAll(/(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, "");
}
