import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Report } from "../model/report.js";
import { keepWhatFits } from "./keep-what-fits.js";
import type { RunFile } from "./run-dir.js";

const file = (path: string, bytes: number, essential = false): RunFile => ({
  path,
  content: randomBytes(bytes),
  essential,
});
const empty = () => ({ omitted: [], scenarios: [] }) as unknown as Report;

describe("keepWhatFits", () => {
  it("keeps what fits beside the essential files, packed and unpacked, and lists the rest", () => {
    const report = empty();
    const files = [file("a", 100_000), file("report.json", 80_000, true), file("b", 90_000), file("c", 10_000)];
    expect(keepWhatFits(files, 450_000, report).map(({ path }) => path)).toEqual(["a", "report.json", "c"]);
    expect(report.omitted).toEqual([
      { path: "b", bytes: 90_000, reason: "the run directory is limited to 450000 bytes" },
    ]);
  });

  it("counts text as small as it packs", () => {
    const report = empty();
    const text = { path: "log", content: "the same line\n".repeat(20_000), essential: false };
    expect(keepWhatFits([text], 400_000, report)).toEqual([text]);
    expect(report.omitted).toEqual([]);
  });

  it("keeps essential files even where they are too large", () => {
    const report = empty();
    const kept = keepWhatFits([file("report.json", 500_000, true), file("log", 1)], 100_000, report);
    expect(kept.map(({ path }) => path)).toEqual(["report.json"]);
    expect(report.omitted).toHaveLength(1);
  });

  it("leaves out names that no archive could hold safely", () => {
    const report = empty();
    expect(keepWhatFits([file("steps/01-x/artifacts/a\\..\\b", 1)], 10_000_000, report)).toEqual([]);
    expect(report.omitted[0]?.reason).toContain("safely");
  });
});
