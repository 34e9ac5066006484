import { describe, expect, it } from "vitest";
import type { RedactedBytes } from "../model/redacted.js";
import type { ScenarioResult } from "../model/result.js";
import { sampleReport } from "./sample-report.test-support.js";
import { stepTextsOf } from "./step-texts.js";

describe("stepTextsOf", () => {
  it("finds the outputs of a report that is a copy, in which concurrent steps were put into another order", () => {
    const report = sampleReport();
    const results: ScenarioResult[] = report.scenarios.map((scenario) => ({
      report: { ...scenario, steps: [...scenario.steps].reverse() },
      steps: scenario.steps.map((step) => ({
        report: step,
        stdout: Buffer.from(`out of ${step.name}`) as RedactedBytes,
        stderr: Buffer.from([0xff]) as RedactedBytes,
        artifacts: new Map(),
      })),
    }));
    const copy = structuredClone({ ...report, scenarios: results.map((result) => result.report) });
    const texts = stepTextsOf(copy, results);
    for (const step of copy.scenarios.flatMap((scenario) => scenario.steps)) {
      expect(texts(step)).toEqual({ stdout: `out of ${step.name}`, stderr: "\ufffd" });
    }
    const [stranger] = report.steps;
    expect(stranger && texts(stranger)).toBeNull();
  });
});
