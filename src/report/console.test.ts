import { describe, expect, it } from "vitest";
import { scenarioLines, stepLines, summaryLines } from "./console.js";
import { passedReport, sampleReport, sampleTexts } from "./sample-report.test-support.js";

const options = { color: false, texts: sampleTexts };
const places = { color: false, runDir: "artifacts/x", bundle: "artifacts/x/x.bundle.tgz" };
const report = sampleReport();
const linesOf = (name: string) => {
  const scenario = report.scenarios.find((one) => one.name === name);
  return scenario === undefined ? [] : scenarioLines(scenario, options);
};

describe("scenarioLines", () => {
  it("takes one line for what passed", () => {
    expect(linesOf("Smoke")).toEqual(["✓ Smoke (local, 1 step, 1.20 s)"]);
  });

  it("tells of what was skipped why, with all that was tried, once for all that were skipped for it", () => {
    const [sample] = report.scenarios.filter((one) => one.outcome === "skipped");
    if (sample === undefined) throw new Error("no sample");
    const message = "podman can't be used here: no socket (tried /run/podman/podman.sock)";
    const error = { kind: "EngineUnavailable" as const, message, hint: "Run `cleanroom doctor`.", context: {} };
    const skipped = { ...sample, reason: "engine unavailable", error };
    expect(scenarioLines(skipped, options)).toEqual([
      "- Migrations (podman): engine unavailable",
      `    EngineUnavailable: ${message}`,
      "    → Run `cleanroom doctor`.",
    ]);
    expect(scenarioLines(skipped, { ...options, told: new Set([message]) })).toHaveLength(1);
  });

  it("shows of a failed step the cause, the end of its output once, the hint and the logs", () => {
    const lines = linesOf("Build process");
    const text = lines.join("\n");
    expect(lines[0]).toBe("✗ Build process (docker, 2 of 3 steps, 1.20 s)");
    expect(text).toContain("ProcessExit: `build --prod --out dist dir` exited with code 7");
    expect(text.match(/error\[E0308\]/g)).toHaveLength(1);
    expect(text).toContain("│ compiling…");
    expect(text).toContain("→ If this exit code is right");
    expect(text).not.toContain("version");
  });

  it("shows the command of a step whose name does not tell it, and cuts what is longer than a line", () => {
    const [, failing] = report.scenarios;
    const step = failing?.steps.find(({ outcome }) => outcome === "failed");
    if (step === undefined) throw new Error("no sample");
    expect(stepLines(step, options).slice(0, 2)).toEqual([
      "✗ build prod (341 ms)",
      '    $ build --prod --out "dist dir"',
    ]);
    const args = ["sh", "-c", "x".repeat(500)];
    const [head = "", next = ""] = stepLines({ ...step, name: `run ${args.join(" ")}`, args }, options);
    expect(head).toMatch(/^✗ run sh -c x+… \(341 ms\)$/);
    expect(head.length).toBeLessThan(120);
    expect(next).toContain("ProcessExit");
    expect(stepLines({ ...step, args }, options)[1]?.length).toBeLessThan(120);
  });

  it("shows the last 20 lines of a stream that no message shows", () => {
    const [, failing] = report.scenarios;
    if (failing === undefined) throw new Error("no sample");
    const long = Array.from({ length: 50 }, (_, index) => `out ${index}`).join("\n");
    const text = scenarioLines(failing, { ...options, texts: () => ({ stdout: long, stderr: "e" }) as never }).join(
      "\n",
    );
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

describe("stepLines", () => {
  it("shows all that a step wrote where that is wanted, of a step that passed too", () => {
    const [step] = passedReport().steps;
    if (step === undefined) throw new Error("no sample");
    const stdout = Array.from({ length: 5_000 }, (_, index) => `out ${index}`).join("\n");
    const lines = stepLines(step, { color: false, texts: () => ({ stdout, stderr: "e\n" }) as never }, true);
    expect(lines.filter((line) => line.startsWith("    │ out"))).toHaveLength(5_000);
    expect(lines.slice(-2)).toEqual(["    stderr:", "    │ e"]);
  });
});

describe("summaryLines", () => {
  it("ends a red run with each cause, its place and logs, the totals and the evidence", () => {
    const lines = summaryLines(report, places);
    const text = lines.join("\n");
    expect(text).toContain("✗ Build process (docker) > build prod\n    ProcessExit: ");
    expect(text).toContain("cleanroom.toml:14  logs: artifacts/x/steps/build-prod");
    expect(text).toContain("✗ Pull <image> & run (docker)\n    ImageUnavailable: ");
    expect(lines.slice(-3)).toEqual([
      "✗ error 5 scenarios: 1 passed, 2 failed, 1 error, 1 skipped in 4.81 s",
      "  evidence: artifacts/x",
      "  verify:   cleanroom verify artifacts/x/x.bundle.tgz",
    ]);
  });

  it("is short where all passed", () => {
    expect(summaryLines(passedReport(), { ...places, bundle: null })).toEqual([
      "",
      "✓ passed 1 scenario: 1 passed in 4.81 s",
      "  evidence: artifacts/x",
    ]);
  });

  it("lists twenty failures and counts the others", () => {
    const bad = report.scenarios.filter((one) => one.name === "Build process");
    const many = Array.from({ length: 25 }, () => bad).flat();
    expect(summaryLines({ ...report, scenarios: many }, places).join("\n")).toContain("… and 5 more failures");
  });

  it("shows an error that no scenario shows", () => {
    const error = {
      kind: "Interrupted" as const,
      message: "the run was interrupted",
      hint: "Run it again.",
      context: {},
    };
    expect(summaryLines({ ...passedReport(), outcome: "error", error }, places).join("\n")).toContain(
      "Interrupted: the run was interrupted",
    );
  });

  it("colours only where asked to", () => {
    expect(summaryLines(report, places).join("")).not.toContain("\u001b");
    expect(summaryLines(report, { ...places, color: true }).join("")).toContain("\u001b[31m✗\u001b[0m");
  });
});
