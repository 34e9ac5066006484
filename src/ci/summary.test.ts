import { expect, test } from "vitest";
import { sampleFailure, sampleReport, sampleScenario, sampleStep } from "./sample-report.test-support.js";
import { renderSummary } from "./summary.js";

const quiet = { outputOf: () => "", notes: [] };
const MIB = 1024 * 1024;

test("counts, every scenario, every failure with its place, and the notes", () => {
  const report = sampleReport([
    sampleScenario("Fine", "passed"),
    sampleScenario("Build", "failed"),
    sampleScenario("Later", "skipped", { reason: "engine unavailable" }),
  ]);
  const text = renderSummary(report, { outputOf: () => "it said 1.1", notes: ["Bundle abc."] }, MIB);
  expect(text).toContain("failed (1 passed, 1 failed, 1 skipped)");
  expect(text).toContain("engine unavailable");
  expect(text).toContain("cleanroom.toml:7");
  expect(text).toContain("AssertionFailed: stdout does not contain 1.2");
  expect(text).toContain("it said 1.1");
  expect(text).toContain("Bundle abc.");
  expect(text).toContain("| network | none | yes |");
});

test("names and outputs cannot become markup", () => {
  const name = "<img src=x> | `code` ![a](b)\n# title";
  const report = sampleReport([sampleScenario(name, "failed", { steps: [sampleStep(name, "failed")] })]);
  const text = renderSummary(report, { outputOf: () => "````\n</details># gone", notes: [] }, MIB);
  expect(text).not.toContain("<img");
  expect(text).not.toMatch(/^# /m);
  expect(
    text
      .split("\n")
      .find((line) => line.includes("img"))
      ?.match(/(?<!\\)\|/g),
  ).toHaveLength(6);
  expect(text).toContain("`````text\n````\n</details># gone\n`````");
});

test.each([
  ["output of failed steps", 30, "x".repeat(100_000), 20],
  ["passed scenarios", 30, "x", 40_000],
  ["failures", 20_000, "x", 10],
])("too much %s is left out, within the limit, and it says so", (_, failing, output, passing) => {
  const scenarios = [
    ...Array.from({ length: failing }, (_unused, index) => sampleScenario(`bad ${index}`, "failed")),
    ...Array.from({ length: passing }, (_unused, index) => sampleScenario(`good ${index}`, "passed")),
  ];
  const text = renderSummary(sampleReport(scenarios), { outputOf: () => output, notes: [] }, MIB);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MIB);
  expect(text).toContain("left out");
  expect(text).toContain("bad 1");
});

test("what is left out of the failures is counted", () => {
  const scenarios = Array.from({ length: 100 }, (_, index) => sampleScenario(`bad ${index}`, "failed"));
  const text = renderSummary(sampleReport(scenarios), quiet, 4000);
  const shown = scenarios.filter(({ name }) => text.includes(`${name} (`)).length;
  expect(shown).toBeGreaterThan(0);
  expect(text).toContain(`_${100 - shown} more failures left out`);
});

test("the error of a scenario without steps is told", () => {
  const error = { ...sampleFailure("no docker"), kind: "EngineUnavailable" as const };
  expect(renderSummary(sampleReport([sampleScenario("Build", "error", { steps: [], error })]), quiet, MIB)).toContain(
    "no docker",
  );
});
