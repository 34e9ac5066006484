import { expect, test } from "vitest";
import { sampleScenario, sampleStep } from "../ci/sample-report.test-support.js";
import { ScenarioLog } from "./scenario-log.js";

function record() {
  const lines: string[] = [];
  const log = new ScenarioLog({
    startGroup: (title) => lines.push(`> ${title}`),
    endGroup: () => lines.push("<"),
    line: (text) => lines.push(text.replace(/,.*/, "")),
    output: (text) => lines.push(text.replace(/,.*/, "").trimEnd()),
  });
  const start = (name: string) => log.handle({ type: "scenario_started", name, backend: "local" });
  const step = (name: string, stdout = "") =>
    log.handle({
      type: "step_finished",
      step: sampleStep(name, "passed", { name: `${name} step` }),
      output: { stdout, stderr: "" },
    });
  const finish = (name: string) => log.handle({ type: "scenario_finished", scenario: sampleScenario(name, "passed") });
  return { lines, log, start, step, finish };
}

test("a scenario prints as it goes, and its end is seen outside the group", () => {
  const { lines, start, step, finish } = record();
  start("A");
  step("A", "hello");
  expect(lines).toEqual(["> A (local)", "✓ A step: passed", "hello"]);
  finish("A");
  expect(lines.slice(3)).toEqual(["<", "✓ A (local): passed"]);
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
  expect(lines).toEqual(["> A (local)", "✓ A step: passed"]);
  finish("A");
  expect(lines).toEqual([
    ...["> A (local)", "✓ A step: passed", "<", "✓ A (local): passed"],
    ...["> B (local)", "✓ B step: passed", "<", "✓ B (local): passed"],
    ...["> C (local)", "<", "✓ C (local): passed"],
  ]);
});

test("the next scenario goes on printing live", () => {
  const { lines, start, step, finish } = record();
  start("A");
  start("B");
  step("B");
  finish("A");
  expect(lines.slice(-2)).toEqual(["> B (local)", "✓ B step: passed"]);
  step("B", "more");
  expect(lines.at(-1)).toBe("more");
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
    "✓ B step: passed",
    "<",
    "- B (local): not finished",
  ]);
});

test("a scenario that was skipped without a start has its line", () => {
  const { lines, log } = record();
  log.handle({ type: "scenario_finished", scenario: sampleScenario("A", "skipped", { reason: "engine unavailable" }) });
  expect(lines).toContain("- A (local): skipped: engine unavailable");
});
