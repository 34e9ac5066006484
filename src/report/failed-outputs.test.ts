import { expect, test } from "vitest";
import { FailedOutputs } from "./failed-outputs.js";
import { sampleReport } from "./sample-report.test-support.js";

const { steps } = sampleReport();
const failed = steps.filter(({ outcome }) => outcome === "failed");
const passed = steps.find(({ outcome }) => outcome === "passed");
const [first, second] = failed;
if (first === undefined || second === undefined || passed === undefined) throw new Error("no sample");

test("what a failed step wrote is found by a copy of its report; steps of one name are told apart", () => {
  const outputs = new FailedOutputs();
  const twin = { ...first, location: { ...first.location, line: 99 } };
  outputs.keep(first, { stdout: "one", stderr: "e" });
  outputs.keep(twin, { stdout: "two", stderr: "" });
  expect(outputs.of(structuredClone(first))).toEqual({ stdout: "one", stderr: "e" });
  expect(outputs.of(twin)?.stdout).toBe("two");
  expect(outputs.of(second)).toBeNull();
});

test("of a long output the end is kept, of steps that passed nothing", () => {
  const outputs = new FailedOutputs();
  outputs.keep(first, { stdout: `begin${"x".repeat(1e6)}end`, stderr: "" });
  outputs.keep(passed, { stdout: "fine", stderr: "" });
  expect(outputs.of(first)?.stdout).toMatch(/^x{1000,100000}end$/);
  expect(outputs.of(passed)).toBeNull();
});
