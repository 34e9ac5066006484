import { expect, test } from "vitest";
import { detectCi } from "./detect.js";

test("a laptop is no CI and can do nothing special", () => {
  const { name, capabilities, builder } = detectCi({ HOME: "/home/me" });
  expect(name).toBe("none");
  expect(Object.values(capabilities)).not.toContain(true);
  expect(builder.commit).toBeNull();
});

test.each([
  ["github", { GITHUB_ACTIONS: "true" }],
  ["gitlab", { GITLAB_CI: "true" }],
  ["azure", { TF_BUILD: "True" }],
  ["jenkins", { JENKINS_URL: "https://ci.example/" }],
  ["circleci", { CIRCLECI: "true" }],
  ["buildkite", { BUILDKITE: "true" }],
  ["bitbucket", { BITBUCKET_BUILD_NUMBER: "3" }],
])("%s is known by its variables", (name, env) => {
  expect(detectCi(env).name).toBe(name);
});

test("a pull request on GitHub gives repository, workflow, run, attempt, commit and number, and no actor", () => {
  const { builder, capabilities } = detectCi({
    GITHUB_ACTIONS: "true",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_REPOSITORY: "owner/repo",
    GITHUB_WORKFLOW_REF: "owner/repo/.github/workflows/ci.yml@refs/pull/7/merge",
    GITHUB_RUN_ID: "42",
    GITHUB_RUN_ATTEMPT: "2",
    GITHUB_SHA: "a".repeat(40),
    GITHUB_REF: "refs/pull/7/merge",
    GITHUB_ACTOR: "somebody",
  });
  expect(builder).toEqual({
    id: "https://github.com/actions/runner",
    repository: "https://github.com/owner/repo",
    workflow: "owner/repo/.github/workflows/ci.yml@refs/pull/7/merge",
    runId: "42",
    attempt: "2",
    runUrl: "https://github.com/owner/repo/actions/runs/42",
    commit: "a".repeat(40),
    ref: "refs/pull/7/merge",
    pullRequest: "7",
  });
  expect(capabilities.oidc).toBe(false);
});

test("a job that may ask for an OIDC token is told from a fork's, which may not", () => {
  const job = { GITHUB_ACTIONS: "true", ACTIONS_ID_TOKEN_REQUEST_URL: "https://token.example/" };
  expect(detectCi(job).capabilities.oidc).toBe(true);
});

test("a Buildkite build of a branch has no pull request", () => {
  expect(detectCi({ BUILDKITE: "true", BUILDKITE_PULL_REQUEST: "false" }).builder.pullRequest).toBeNull();
  expect(detectCi({ BUILDKITE: "true", BUILDKITE_PULL_REQUEST: "12" }).builder.pullRequest).toBe("12");
});
