import { describe, expect, it } from "vitest";
import { annotationsOf, limitAnnotations } from "./annotations.js";
import { passedReport, sampleReport } from "./sample-report.js";

describe("annotationsOf", () => {
  it("marks each failed step where it is written, and a scenario that failed beside its steps", () => {
    const list = annotationsOf(sampleReport());
    expect(list.map(({ title, file, line, level }) => [title, file, line, level])).toEqual([
      ["Build process (docker): build prod", "cleanroom.toml", 14, "error"],
      ["Parallel smoke (podman): slow", "cleanroom.toml", 33, "error"],
      ["Pull <image> & run (docker)", "cleanroom.toml", 60, "error"],
    ]);
    expect(list[0]?.message).toMatch(/^ProcessExit: .*exited with code 7/);
    expect(list[0]?.message).toContain("steps/build-prod");
  });

  it("says nothing where nothing failed", () => {
    expect(annotationsOf(passedReport())).toEqual([]);
  });

  it("names files as the platform wants them", () => {
    expect(annotationsOf(sampleReport(), (file) => `sub/${file}`)[0]?.file).toBe("sub/cleanroom.toml");
    expect(annotationsOf(sampleReport(), () => null)[0]?.file).toBeNull();
  });
});

describe("limitAnnotations", () => {
  const [one] = annotationsOf(sampleReport());
  const many = (count: number) => Array.from({ length: count }, () => one).filter((item) => item !== undefined);

  it("leaves a list that fits alone", () => {
    expect(limitAnnotations(many(10))).toEqual(many(10));
  });

  it("never gives more than the platform shows, and counts what it left out", () => {
    const limited = limitAnnotations(many(25));
    expect(limited).toHaveLength(10);
    expect(limited[9]?.message).toContain("16 more failures");
    expect(limitAnnotations(many(3), 1)[0]?.message).toContain("3 more failures");
    expect(limitAnnotations(many(3), 0)).toEqual([]);
  });
});
