import { describe, expect, it } from "vitest";
import type { ScenarioReport } from "../model/report.js";
import { renderHtml } from "./html.js";
import { passedReport, sampleReport, sampleTexts } from "./sample-report.test-support.js";

describe("report.html", () => {
  const page = renderHtml(sampleReport(), sampleTexts);

  it("needs nothing from anywhere else", () => {
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|src=/);
    expect(page).toContain("default-src 'none'");
    for (const [, target = ""] of page.matchAll(/href="([^"]*)"/g)) expect(target).toMatch(/^#/);
  });

  it("leads from the overview to every scenario", () => {
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
    expect(ids.size).toBe([...page.matchAll(/ id="/g)].length);
  });

  it("opens what failed, with its cause, hint and logs, and closes what passed", () => {
    const open = page.split('<details class="card"').filter((part) => /^ id="s\d+" open>/.test(part));
    expect(open).toHaveLength(3);
    expect(page).toContain("exited with code 7");
    expect(page).toContain("If this exit code is right");
    expect(page).toContain("steps/build-prod");
    expect(page).toContain("error[E0308]: mismatched types");
    expect(renderHtml(passedReport(), sampleTexts)).not.toContain(" open>");
  });

  it("tells what was asked for from what is in force", () => {
    expect(page).toContain("4 of 5 in force");
    expect(page).toContain("CapEff=0000000000000000");
  });

  it("works without the outputs", () => {
    expect(renderHtml(sampleReport())).toContain("stderr");
  });

  it("stays small for ten thousand steps, failures whole, and says what it left out", () => {
    const report = passedReport();
    const [scenario] = report.scenarios;
    const [step] = scenario?.steps ?? [];
    if (scenario === undefined || step === undefined) throw new Error("no sample");
    const bad = { ...step, name: "the bad one", outcome: "failed" as const };
    const steps = [...Array.from({ length: 10_000 }, () => step), bad];
    const scenarios: ScenarioReport[] = [
      ...Array.from({ length: 2_000 }, () => scenario),
      { ...scenario, outcome: "failed", steps },
    ];
    const large = renderHtml({ ...report, scenarios }, () => ({ stdout: "y".repeat(50_000), stderr: "" }) as never);
    expect(large.length).toBeLessThan(8_000_000);
    expect(large).toContain("the bad one");
    expect(large).toContain("9800 more steps passed");
    expect(large).toContain("1500 more scenarios passed");
  });
});
