import { describe, expect, it } from "vitest";
import type { Report } from "../model/report.js";
import { keepWhatFits, type RunFile } from "./run-dir.js";

const file = (path: string, bytes: number, essential = false): RunFile => ({
  path,
  content: "x".repeat(bytes),
  essential,
});

describe("keepWhatFits", () => {
  it("keeps what fits beside the essential files, and lists the rest", () => {
    const report = { omitted: [] } as unknown as Report;
    const kept = keepWhatFits([file("a", 50), file("report.json", 40, true), file("b", 20), file("c", 5)], 100, report);
    expect(kept.map(({ path }) => path)).toEqual(["a", "report.json", "c"]);
    expect(report.omitted).toEqual([{ path: "b", bytes: 20, reason: "the run directory is limited to 100 bytes" }]);
  });

  it("leaves out names that no archive could hold safely", () => {
    const report = { omitted: [] } as unknown as Report;
    expect(keepWhatFits([file("steps/01-x/artifacts/a\\..\\b", 1)], 100, report)).toEqual([]);
    expect(report.omitted[0]?.reason).toContain("safely");
  });
});
