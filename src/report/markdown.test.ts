import { describe, expect, it } from "vitest";
import { renderMarkdown } from "./markdown.js";
import { passedReport, sampleReport, sampleTexts } from "./sample-report.test-support.js";

const MIB = 1_048_576;
const options = { limit: MIB, texts: sampleTexts };
const bundle = { path: "artifacts/x/x.bundle.tgz", sha256: "b".repeat(64) };

/** A report of so many scenarios, of all outcomes. */
function largeReport(count: number) {
  const report = sampleReport();
  const scenarios = Array.from({ length: count }, (_, index) => report.scenarios[index % 5]);
  return { ...report, scenarios: scenarios.filter((one) => one !== undefined) };
}

describe("renderMarkdown", () => {
  it("shows totals, causes with hint, place, output and logs, the table, and the controls of each backend", () => {
    const text = renderMarkdown(sampleReport(), options);
    expect(text).toContain("1 passed, 2 failed, 1 error, 1 skipped");
    expect(text).toContain("exited with code 7");
    expect(text).toContain("`cleanroom.toml:14`");
    expect(text).toContain("error[E0308]: mismatched types");
    expect(text).toContain('`build --prod --out "dist dir"`');
    expect(text).toContain("Whole logs: `steps/build-prod`");
    expect(text).toContain("Check the name, or map it to a mirror");
    expect(text).toContain("| ✅ | Smoke | local | 1 |");
    expect(text).toContain("engine unavailable");
    expect(text).toContain("Isolation: locked on docker");
    expect(text).toContain("| memory | 536870912 | **no** |");
  });

  it("tells where the evidence lies, and how it is checked", () => {
    const onDisk = renderMarkdown(passedReport(), { ...options, evidence: { ...bundle, url: null } });
    expect(onDisk).toContain("Evidence: `artifacts/x/x.bundle.tgz`");
    expect(onDisk).toContain("`cleanroom verify artifacts/x/x.bundle.tgz`");
    const url = "https://github.com/o/r/actions/runs/1/artifacts/2";
    const uploaded = renderMarkdown(passedReport(), { ...options, evidence: { ...bundle, url } });
    expect(uploaded).toContain(`[x.bundle.tgz](${url})`);
    expect(uploaded).toContain("`cleanroom verify x.bundle.tgz`");
    const problem = "It could not be uploaded.";
    expect(renderMarkdown(passedReport(), { ...options, evidence: { ...bundle, url: null, problem } })).toContain(
      problem,
    );
  });

  it("is short where all passed", () => {
    const text = renderMarkdown(passedReport(), options);
    expect(text).not.toContain("###");
    expect(text.split("\n").filter((line) => line.startsWith("| ✅"))).toHaveLength(1);
  });

  it("tells an error of the run that no scenario has", () => {
    const error = { kind: "Internal" as const, message: "the disk went away", hint: "", context: {} };
    expect(renderMarkdown({ ...passedReport(), outcome: "error", error }, options)).toContain("the disk went away");
  });

  it.each([4_000, 8_000, MIB])("keeps within %d bytes, and counts what it left out", (limit) => {
    const report = largeReport(20_000);
    const text = renderMarkdown(report, { ...options, limit });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limit);
    const shown = text.match(/^### /gm)?.length ?? 0;
    expect(text).toContain(`_${12_000 - shown} failures left out here`);
    expect(text).toMatch(/_\d+ scenarios left out here/);
    expect(text).toContain(report.run_id);
  });

  it("closes every fence around an output that holds fences", () => {
    const text = renderMarkdown(sampleReport(), {
      limit: MIB,
      texts: () => ({ stdout: "````\nx\n</details>\n", stderr: "" }) as never,
    });
    expect(text).toContain("`````text\n````\nx\n</details>\n`````");
  });

  it("lets no name become markup or a cell of the table", () => {
    const report = sampleReport();
    for (const scenario of report.scenarios) scenario.name = "<img src=x> | `code` ![a](b)\n# title";
    const text = renderMarkdown(report, options);
    expect(text).not.toMatch(/<img|^# |!\[/m);
    const row = text.split("\n").find((line) => line.startsWith("| ❌"));
    expect(row?.match(/\|/g)).toHaveLength(6);
  });
});
