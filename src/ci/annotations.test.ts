import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { annotationsOf } from "./annotations.js";
import { locateFrom } from "./locate.js";
import { sampleFailure, sampleReport, sampleScenario, sampleStep } from "./sample-report.test-support.js";

test("each failed step has an annotation on its line; passed and skipped scenarios have none", () => {
  const steps = [
    sampleStep("Build", "failed", { name: "one", location: { file: "a.toml", line: 4, column: 2 } }),
    sampleStep("Build", "passed", { name: "two" }),
    sampleStep("Build", "failed", { name: "three", location: { file: "a.toml", line: 9, column: 2 } }),
  ];
  const report = sampleReport([
    sampleScenario("Fine", "passed"),
    sampleScenario("Later", "skipped"),
    sampleScenario("Build", "failed", { steps }),
  ]);
  const annotations = annotationsOf(report, (file) => `sub/${file}`);
  expect(annotations.map(({ title, file, line }) => [title, file, line])).toEqual([
    ["Build (local): one", "sub/a.toml", 4],
    ["Build (local): three", "sub/a.toml", 9],
  ]);
  expect(annotations[0]?.message).toContain("stdout does not contain 1.2");
  expect(annotations[0]?.message).toContain("Look at the step's stdout.log.");
});

test("a scenario that failed without a step is annotated where it stands", () => {
  const error = { ...sampleFailure("no docker"), kind: "EngineUnavailable" as const };
  const report = sampleReport([sampleScenario("Build", "error", { steps: [], error })]);
  expect(annotationsOf(report, () => null)).toMatchObject([
    { title: "Build (local)", line: 3, file: null, message: expect.stringContaining("no docker") },
  ]);
});

test("an endless message is cut and says so", () => {
  const steps = [sampleStep("Build", "failed", { failures: [sampleFailure("x".repeat(1e5))] })];
  const [annotation] = annotationsOf(sampleReport([sampleScenario("Build", "failed", { steps })]), () => null);
  expect(annotation?.message.length).toBeLessThan(4100);
  expect(annotation?.message).toContain("cut");
});

test("files are found from the given folders and named from the repository's root", () => {
  const root = mkdtempSync(join(tmpdir(), "cleanroom-locate-"));
  try {
    mkdirSync(join(root, "sub/deep"), { recursive: true });
    writeFileSync(join(root, "sub/deep/cleanroom.toml"), "");
    const locate = locateFrom(root, [join(root, "sub"), join(root, "sub/deep")]);
    expect(locate("cleanroom.toml")).toBe("sub/deep/cleanroom.toml");
    expect(locate(join(root, "sub/deep/cleanroom.toml"))).toBe("sub/deep/cleanroom.toml");
    expect(locate("/etc/passwd")).toBeNull();
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
