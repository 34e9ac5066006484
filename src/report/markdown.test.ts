import { describe, expect, it } from "vitest";
import { renderMarkdown, SUMMARY_LIMIT } from "./markdown.js";
import { passedReport, sampleReport, sampleTexts } from "./sample-report.js";

describe("renderMarkdown", () => {
  it("shows totals, causes with hint and place, the table, the controls, the evidence", () => {
    const text = renderMarkdown(sampleReport(), { texts: sampleTexts, notes: ["Evidence: `artifacts/x`"] });
    expect(text).toContain("1 passed, 2 failed, 1 error, 1 skipped");
    expect(text).toContain("exited with code 7");
    expect(text).toContain("`cleanroom.toml:14`");
    expect(text).toContain("error[E0308]: mismatched types");
    expect(text).toContain("Check the name, or map it to a mirror");
    expect(text).toContain("| ✅ | Smoke | local | 1 |");
    expect(text).toContain("engine unavailable");
    expect(text).toContain("| memory | 536870912 | **no** |");
    expect(text).toContain("Evidence: `artifacts/x`");
  });

  it("is short where all passed", () => {
    const text = renderMarkdown(passedReport(), { texts: sampleTexts });
    expect(text).not.toContain("###");
    expect(text.split("\n").filter((line) => line.startsWith("| ✅"))).toHaveLength(1);
  });

  it("keeps within GitHub's limit, and says what it left out", () => {
    const report = sampleReport();
    const scenarios = Array.from({ length: 20_000 }, (_, index) => report.scenarios[index % 5]).filter(
      (one) => one !== undefined,
    );
    const text = renderMarkdown({ ...report, scenarios }, { texts: sampleTexts });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(SUMMARY_LIMIT);
    expect(text).toMatch(/_\d+ failures left out here/);
    expect(text).toMatch(/_\d+ scenarios left out here/);
    expect(text).toContain(report.run_id);
  });

  it("closes every fence around an output that holds fences", () => {
    const text = renderMarkdown(sampleReport(), { texts: () => ({ stdout: "````\nx\n", stderr: "" }) as never });
    expect(text).toContain("`````text\n````\nx\n`````");
  });
});
