import { expect, test } from "vitest";
import type { Annotation } from "../report/annotations.js";
import { githubAnnotations } from "./github.js";
import { sampleFailure, sampleReport, sampleScenario } from "./sample-report.test-support.js";

const failing = (count: number) =>
  sampleReport(Array.from({ length: count }, (_, index) => sampleScenario(`s${index}`, "failed")));
const many = (count: number): Annotation[] =>
  Array.from({ length: count }, (_, index) => ({ title: `t${index}`, message: "m", place: null }));

test("the failures, and behind them a remark on the whole run", () => {
  const shown = githubAnnotations(failing(3), many(3));
  expect(shown.map(({ title }) => title)).toEqual(["t0", "t1", "t2", "Cleanroom"]);
  expect(shown.at(-1)?.message).toBe("3 of 3 scenarios failed.");
});

test("never more than the platform shows; what is left out is counted", () => {
  expect(githubAnnotations(failing(9), many(9)).at(-1)?.message).not.toContain("not annotated");
  const shown = githubAnnotations(failing(30), many(30));
  expect(shown).toHaveLength(10);
  expect(shown.at(-1)?.message).toContain("30 of 30 scenarios failed. Failures not annotated here: 21;");
});

test("an error of the run that no scenario has is told", () => {
  const report = sampleReport([sampleScenario("a", "passed")], { outcome: "error", error: sampleFailure("no disk") });
  expect(githubAnnotations(report, [])[0]?.message).toContain("no disk Look at");
});

test("nothing where nothing failed", () => {
  expect(githubAnnotations(sampleReport([sampleScenario("a", "passed")]), [])).toEqual([]);
});
