import { describe, expect, it } from "vitest";
import { scenarioLines, summaryLines } from "./console.js";
import { passedReport, sampleReport, sampleTexts } from "./sample-report.js";

const options = { color: false, outputOf: sampleTexts, runDir: "artifacts/x" };
const report = sampleReport();
const linesOf = (name: string) => {
  const scenario = report.scenarios.find((one) => one.name === name);
  return scenario === undefined ? [] : scenarioLines(scenario, options);
};

describe("scenarioLines", () => {
  it("takes one line for what passed or was skipped, the reason included", () => {
    expect(linesOf("Smoke")).toEqual(["✓ Smoke (local, 1 step, 1.20 s)"]);
    expect(linesOf("Migrations")).toHaveLength(1);
    expect(linesOf("Migrations")[0]).toMatch(/^- Migrations .*: engine unavailable/);
  });

  it("shows of a failed step the cause, the end of its output once, the hint and the logs", () => {
    const lines = linesOf("Build process");
    const text = lines.join("\n");
    expect(lines[0]).toBe("✗ Build process (docker, 2 of 3 steps, 1.20 s)");
    expect(text).toContain("ProcessExit: `build --prod --out dist dir` exited with code 7");
    expect(text.match(/error\[E0308\]/g)).toHaveLength(1);
    expect(text).toContain("│ compiling…");
    expect(text).toContain("→ If this exit code is right");
    expect(lines.at(-1)).toBe("        logs: artifacts/x/steps/build-prod");
    expect(text).not.toContain("version");
  });

  it("shows the last 20 lines of a stream that no message shows", () => {
    const [, failing] = report.scenarios;
    if (failing === undefined) throw new Error("no sample");
    const long = Array.from({ length: 50 }, (_, index) => `out ${index}`).join("\n");
    const text = scenarioLines(failing, { ...options, outputOf: () => ({ stdout: long, stderr: "e" }) }).join("\n");
    expect(text).toContain("│ out 49");
    expect(text).toContain("│ out 30");
    expect(text).not.toContain("│ out 29\n");
  });

  it("shows an error of the scenario itself", () => {
    expect(linesOf("Pull <image> & run").join("\n")).toMatch(
      /ImageUnavailable: .*manifest unknown\n\s+→ Check the name/,
    );
  });
});

describe("summaryLines", () => {
  it("ends a red run with each cause, its place and logs, the totals and the evidence", () => {
    const lines = summaryLines(report, { ...options, bundle: "artifacts/x.bundle.tgz" });
    const text = lines.join("\n");
    expect(text).toContain("✗ Build process (docker) > build prod: ProcessExit: ");
    expect(text).toContain("cleanroom.toml:14  logs: artifacts/x/steps/build-prod");
    expect(text).toContain("✗ Pull <image> & run (docker): ImageUnavailable: ");
    expect(lines.slice(-3)).toEqual([
      "✗ error 5 scenarios: 1 passed, 2 failed, 1 error, 1 skipped in 4.81 s",
      "  evidence: artifacts/x",
      "  bundle:   artifacts/x.bundle.tgz",
    ]);
  });

  it("is short where all passed", () => {
    expect(summaryLines(passedReport(), options)).toEqual([
      "",
      "✓ passed 1 scenario: 1 passed in 4.81 s",
      "  evidence: artifacts/x",
    ]);
  });

  it("lists twenty failures and counts the others", () => {
    const bad = report.scenarios.filter((one) => one.name === "Build process");
    const many = Array.from({ length: 25 }, () => bad).flat();
    expect(summaryLines({ ...report, scenarios: many }, options).join("\n")).toContain("… and 5 more failures");
  });

  it("shows an error that no scenario shows", () => {
    const error = {
      kind: "Interrupted" as const,
      message: "the run was interrupted",
      hint: "Run it again.",
      context: {},
    };
    expect(summaryLines({ ...passedReport(), outcome: "error", error }, options).join("\n")).toContain(
      "Interrupted: the run was interrupted",
    );
  });

  it("colours only where asked to", () => {
    expect(summaryLines(report, options).join("")).not.toContain("\u001b");
    expect(summaryLines(report, { ...options, color: true }).join("")).toContain("\u001b[31m✗\u001b[0m");
  });
});
