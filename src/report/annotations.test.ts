import { describe, expect, it } from "vitest";
import { annotationsOf } from "./annotations.js";
import { passedReport, sampleReport } from "./sample-report.test-support.js";

const same = (file: string) => file;

describe("annotationsOf", () => {
  it("marks each failed step where it is written, and a scenario that failed beside its steps", () => {
    const list = annotationsOf(sampleReport(), same);
    expect(list.map(({ title, place }) => [title, place?.file, place?.line])).toEqual([
      ["Build process (docker): build prod", "cleanroom.toml", 14],
      ["Parallel smoke (podman): slow", "cleanroom.toml", 33],
      ["Pull <image> & run (docker)", "cleanroom.toml", 60],
    ]);
    expect(list[0]?.message).toMatch(/^ProcessExit: .*exited with code 7/);
    expect(list[0]?.message).toContain("If this exit code is right");
    expect(list[0]?.message).toContain("steps/build-prod");
    expect(list[2]?.message).toContain("could not be pulled");
  });

  it("says nothing where nothing failed", () => {
    expect(annotationsOf(passedReport(), same)).toEqual([]);
  });

  it("names files as the platform wants them, and no place for those outside", () => {
    expect(annotationsOf(sampleReport(), (file) => `sub/${file}`)[0]?.place?.file).toBe("sub/cleanroom.toml");
    expect(annotationsOf(sampleReport(), () => null)[0]?.place).toBeNull();
  });

  it("cuts an endless message, and says so", () => {
    const report = sampleReport();
    for (const { error } of report.steps) if (error !== null) error.message = "x".repeat(1e5);
    const [first] = annotationsOf(report, same);
    expect(first?.message.length).toBeLessThan(4_100);
    expect(first?.message).toContain("cut");
  });
});
