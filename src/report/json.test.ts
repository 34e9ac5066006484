import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { CleanroomError } from "../core/errors.js";
import type { Report } from "../model/report.js";
import { renderReport } from "./json.js";
import { reportJsonSchema } from "./json-schema.js";
import { passedReport, sampleReport } from "./sample-report.test-support.js";

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
addFormats.default(ajv);
const validate = ajv.compile(reportJsonSchema());

describe("report.json", () => {
  it.each([
    ["with failures", sampleReport()],
    ["passed", passedReport()],
  ])("validates against the published schema: %s", (_, report) => {
    const text = renderReport(report);
    expect(text.endsWith("}\n")).toBe(true);
    expect(JSON.parse(text)).toEqual(report);
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each<[string, (report: Report) => unknown]>([
    ["an unknown outcome", (report) => ({ ...report, outcome: "ok" })],
    ["another schema version", (report) => ({ ...report, schema_version: "2" })],
    ["a missing digest", ({ content_digest: _, ...report }) => report],
    [
      "an exit code that is a text",
      (report) => ({ ...report, steps: report.steps.map((step) => ({ ...step, exit_code: "0" })) }),
    ],
    [
      "an unknown kind of error",
      (report) => ({ ...report, error: { kind: "Oops", message: "", hint: "", context: {} } }),
    ],
    [
      "an unknown control",
      (report) => ({
        ...report,
        policy: { name: "x", controls: [{ name: "x", requested: "", enforced: true, evidence: [] }] },
      }),
    ],
  ])("refuses %s, in the schema as in the renderer", (_, damage) => {
    const broken = damage(sampleReport());
    expect(validate(JSON.parse(JSON.stringify(broken)))).toBe(false);
    expect(() => renderReport(broken as Report)).toThrow(CleanroomError);
  });

  it("allows keys that a later version adds", () => {
    expect(validate({ ...JSON.parse(renderReport(sampleReport())), added_later: 1 })).toBe(true);
  });
});
