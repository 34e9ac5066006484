import { expect, test } from "vitest";
import { changeBase } from "./change-base.js";

test.each([
  [{ GITHUB_BASE_REF: "main" }, "origin/main"],
  [{ SYSTEM_PULLREQUEST_TARGETBRANCH: "refs/heads/release/1" }, "origin/release/1"],
  [{ CI_MERGE_REQUEST_DIFF_BASE_SHA: "0123abc", GITHUB_BASE_REF: "" }, "0123abc"],
  [{ GITHUB_BASE_REF: "" }, null],
  [{}, null],
])("finds the base of a change in %o", (env, base) => {
  expect(changeBase(env)).toBe(base);
});
