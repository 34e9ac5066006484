import { expect, test } from "vitest";
import { sampleScenario, sampleStep } from "../ci/sample-report.test-support.js";
import { ScenarioLog } from "./scenario-log.js";

function record() {
  const lines: string[] = [];
  const log = new ScenarioLog({
    startGroup: (title) => lines.push(`> ${title}`),
    endGroup: () => lines.push("<"),
    info: (text) => lines.push(...text.split("\n")),
  });
  const start = (name: string) => log.handle({ type: "scenario_started", name, backend: "local" });
  const step = (name: string, stdout = "") =>
    log.handle({
      type: "step_finished",
      step: sampleStep(name, "passed", { name: `${name} step`, args: [] }),
      output: { stdout, stderr: "" },
    });
  const finish = (name: string) => log.handle({ type: "scenario_finished", scenario: sampleScenario(name, "passed") });
  return { lines, log, start, step, finish };
}

test("a scenario prints as it goes, and its end is seen outside the group", () => {
  const { lines, start, step, finish } = record();
  start("A");
  step("A", "hello");
  expect(lines).toEqual(["> A (local)", "✓ A step (12 ms)", "    stdout:", "    │ hello"]);
  finish("A");
  expect(lines.slice(4)).toEqual(["<", "✓ A (local, 1 step, 20 ms)"]);
});

test("scenarios that run at once do not interleave", () => {
  const { lines, start, step, finish } = record();
  start("A");
  start("B");
  start("C");
  step("B");
  step("A");
  finish("C");
  finish("B");
  expect(lines).toEqual(["> A (local)", "✓ A step (12 ms)"]);
  finish("A");
  expect(lines).toEqual([
    ...["> A (local)", "✓ A step (12 ms)", "<", "✓ A (local, 1 step, 20 ms)"],
    ...["> B (local)", "✓ B step (12 ms)", "<", "✓ B (local, 1 step, 20 ms)"],
    ...["> C (local)", "<", "✓ C (local, 1 step, 20 ms)"],
  ]);
});

test("the next scenario goes on printing live", () => {
  const { lines, start, step, finish } = record();
  start("A");
  start("B");
  step("B");
  finish("A");
  expect(lines.slice(-2)).toEqual(["> B (local)", "✓ B step (12 ms)"]);
  step("B", "more");
  expect(lines.at(-1)).toBe("    │ more");
});

test("what was cut off is closed, in order", () => {
  const { lines, log, start, step } = record();
  start("A");
  start("B");
  step("B");
  log.close();
  expect(lines).toEqual([
    "> A (local)",
    "<",
    "- A (local): not finished",
    "> B (local)",
    "✓ B step (12 ms)",
    "<",
    "- B (local): not finished",
  ]);
});

test("a scenario that was skipped without a start has its line", () => {
  const { lines, log } = record();
  log.handle({ type: "scenario_finished", scenario: sampleScenario("A", "skipped", { reason: "engine unavailable" }) });
  expect(lines).toContain("- A (local): engine unavailable");
});
