import { expect, test } from "vitest";
import { builderFacts, detectCi } from "./detect.js";

test("a laptop is no CI", () => {
  const { name, checkout, builder } = detectCi({ HOME: "/home/me" });
  expect([name, checkout, builder.commit]).toEqual(["none", null, null]);
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
  const { builder, checkout } = detectCi({
    GITHUB_ACTIONS: "true",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_REPOSITORY: "owner/repo",
    GITHUB_WORKFLOW_REF: "owner/repo/.github/workflows/ci.yml@refs/pull/7/merge",
    GITHUB_RUN_ID: "42",
    GITHUB_RUN_ATTEMPT: "2",
    GITHUB_SHA: "a".repeat(40),
    GITHUB_REF: "refs/pull/7/merge",
    GITHUB_ACTOR: "somebody",
    GITHUB_WORKSPACE: "/home/runner/work/repo/repo",
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
  expect(checkout).toBe("/home/runner/work/repo/repo");
});

test("a Buildkite build of a branch has no pull request", () => {
  expect(detectCi({ BUILDKITE: "true", BUILDKITE_PULL_REQUEST: "false" }).builder.pullRequest).toBeNull();
  expect(detectCi({ BUILDKITE: "true", BUILDKITE_PULL_REQUEST: "12" }).builder.pullRequest).toBe("12");
});

test("a password in the address of the repository is no fact for provenance", () => {
  const job = { BUILDKITE: "true", BUILDKITE_REPO: "https://bot:s3cret@git.example/owner/repo.git" };
  expect(detectCi(job).builder.repository).toBe("https://git.example/owner/repo.git");
});

test("the commit that the CI names is taken; git is asked where it names none", async () => {
  const named = { GITHUB_ACTIONS: "true", GITHUB_SHA: "a".repeat(40) };
  expect((await builderFacts(named, "/nowhere")).commit).toBe("a".repeat(40));
  expect((await builderFacts({ PATH: process.env["PATH"] }, "/nowhere")).commit).toBeNull();
});
