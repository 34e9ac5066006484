import { expect, test } from "vitest";
import { annotationsOf } from "../report/annotations.js";
import { detectCi } from "./detect.js";
import type { FinishedRun, WrittenRun } from "./publication.js";
import { publish } from "./publish.js";
import { sampleFailure, sampleReport, sampleScenario, sampleStep } from "./sample-report.test-support.js";

const written: WrittenRun = {
  outputDir: "/w/artifacts",
  runDir: "artifacts/run-1",
  bundle: "/w/artifacts/run-1/b.tgz",
};
const report = sampleReport([
  sampleScenario("Build", "failed", {
    steps: [sampleStep("Build", "failed", { failures: [sampleFailure("100%; ]\n##vso[task.complete]")] })],
  }),
]);
const run: FinishedRun = {
  report,
  annotations: annotationsOf(report, (file) => file),
  summary: (limit) => `# at most ${limit} bytes`,
  written,
};
const publishOn = (env: Record<string, string>, changes: Partial<FinishedRun> = {}) =>
  publish(detectCi(env), { ...run, ...changes }, env);

test("Azure gets an issue on the line, escaped, the summary, and the bundle", () => {
  const { lines, files } = publishOn({ TF_BUILD: "True" });
  expect(lines[0]).toMatch(
    /^##vso\[task\.logissue type=error;sourcepath=cleanroom\.toml;linenumber=7;columnnumber=3;\]Build/,
  );
  expect(lines[0]).toContain("100%AZP25; ]%0A## vso");
  expect(lines.slice(1)).toEqual([
    "##vso[task.uploadsummary]/w/artifacts/cleanroom-summary.md",
    "##vso[artifact.upload containerfolder=cleanroom;artifactname=cleanroom]/w/artifacts/run-1/b.tgz",
  ]);
  expect(lines.join("")).not.toContain("\n");
  expect(files).toEqual([
    { path: "/w/artifacts/cleanroom-summary.md", content: expect.stringContaining("at most"), append: false },
  ]);
});

test("GitLab gets a code quality report outside the sealed run directory, and is told where the reports lie", () => {
  const { lines, files } = publishOn({ GITLAB_CI: "true" });
  expect(lines).toContain("  junit: artifacts/run-1/junit.xml");
  expect(lines).toContain("  codequality: artifacts/gl-code-quality-report.json");
  expect(files[0]?.path).toBe("/w/artifacts/gl-code-quality-report.json");
  expect(JSON.parse(files[0]?.content ?? "")).toMatchObject([
    { check_name: "cleanroom", severity: "major", location: { path: "cleanroom.toml", lines: { begin: 7 } } },
  ]);
});

test("GitHub gets annotations as commands, and the job summary behind what the step wrote to it", () => {
  const { lines, files } = publishOn({ GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: "/tmp/summary" });
  expect(lines).toEqual([
    expect.stringMatching(
      /^::error file=cleanroom\.toml,line=7,col=3,title=Build \(local\)%3A version::AssertionFailed: 100%25; \]%0A## vso/,
    ),
    "::error title=Cleanroom::1 of 1 scenarios failed.",
  ]);
  expect(files).toEqual([{ path: "/tmp/summary", content: "# at most 1048576 bytes", append: true }]);
  expect(publishOn({ GITHUB_ACTIONS: "true" }).files).toEqual([]);
});

const READERS: [string, Record<string, string>][] = [
  ["Jenkins", { JENKINS_URL: "x" }],
  ["CircleCI", { CIRCLECI: "true" }],
  ["Bitbucket", { BITBUCKET_BUILD_NUMBER: "1" }],
  ["Buildkite", { BUILDKITE: "true" }],
];
test.each(READERS)("%s is told where the JUnit report lies, if there is one", (_, env) => {
  expect(publishOn(env).lines.at(-1)).toContain("artifacts/run-1/junit.xml");
  expect(publishOn(env, { written: null }).lines).toEqual([]);
});

test("a laptop is told nothing", () => {
  expect(publishOn({})).toEqual({ lines: [], files: [] });
});
