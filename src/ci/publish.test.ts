import { expect, test } from "vitest";
import { detectCi } from "./detect.js";
import type { PublishContext } from "./publication.js";
import { publish } from "./publish.js";
import { sampleFailure, sampleReport, sampleScenario, sampleStep } from "./sample-report.test-support.js";

const context: PublishContext = {
  locate: (file) => file,
  runDir: "artifacts/run-1",
  bundle: "/w/artifacts/run-1.bundle.tgz",
};
const failing = sampleReport([
  sampleScenario("Build", "failed", {
    steps: [sampleStep("Build", "failed", { failures: [sampleFailure("100%; ]\n##vso[task.complete]")] })],
  }),
]);

test("Azure gets an issue on the line, escaped, and the bundle", () => {
  const { lines } = publish(detectCi({ TF_BUILD: "True" }), failing, context);
  expect(lines[0]).toMatch(
    /^##vso\[task\.logissue type=error;sourcepath=cleanroom\.toml;linenumber=7;columnnumber=3;\]Build/,
  );
  expect(lines[0]).toContain("100%AZP25; ]%0A##vso");
  expect(lines[0]).not.toContain("\n");
  expect(lines[1]).toBe(
    "##vso[artifact.upload containerfolder=cleanroom;artifactname=cleanroom]/w/artifacts/run-1.bundle.tgz",
  );
});

test("GitLab gets a code quality report outside the sealed run directory, and is told where the reports lie", () => {
  const { lines, files } = publish(detectCi({ GITLAB_CI: "true" }), failing, context);
  expect(lines.join("\n")).toContain("junit: artifacts/run-1/junit.xml");
  expect(lines.join("\n")).toContain("codequality: artifacts/gl-code-quality-report.json");
  const [issue] = JSON.parse(files[0]?.content ?? "[]") as unknown[];
  expect(issue).toMatchObject({
    check_name: "cleanroom",
    severity: "major",
    location: { path: "cleanroom.toml", lines: { begin: 7 } },
  });
});

test("GitHub gets at most ten annotations, the last one counting the rest", () => {
  const many = sampleReport(Array.from({ length: 25 }, (_, index) => sampleScenario(`s${index}`, "failed")));
  const { lines } = publish(detectCi({ GITHUB_ACTIONS: "true" }), many, context);
  expect(lines).toHaveLength(10);
  expect(lines[0]).toMatch(/^::error file=cleanroom\.toml,line=7,col=3,title=s0 \(local\)%3A version::AssertionFailed/);
  expect(lines[9]).toContain("16 more failures");
});

test.each([
  ["Jenkins", { JENKINS_URL: "x" }],
  ["CircleCI", { CIRCLECI: "true" }],
  ["Bitbucket", { BITBUCKET_BUILD_NUMBER: "1" }],
  ["Buildkite", { BUILDKITE: "true" }],
])("%s is told where the JUnit report lies", (_, env) => {
  expect(publish(detectCi(env), failing, context).lines.at(-1)).toContain("artifacts/run-1/junit.xml");
});

test("a laptop is told nothing", () => {
  expect(publish(detectCi({}), failing, context)).toEqual({ lines: [], files: [] });
});
