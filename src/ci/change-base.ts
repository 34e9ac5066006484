type Environment = Readonly<Record<string, string | undefined>>;

/** Variables with the branch that a pull or merge request wants to go into. */
const BRANCHES = [
  "GITHUB_BASE_REF",
  "SYSTEM_PULLREQUEST_TARGETBRANCH",
  "CHANGE_TARGET",
  "BUILDKITE_PULL_REQUEST_BASE_BRANCH",
  "BITBUCKET_PR_DESTINATION_BRANCH",
];

/** What git calls the base of the change under test; null where the CI platform tells of no pull or merge request. */
export function changeBase(env: Environment): string | null {
  const commit = env["CI_MERGE_REQUEST_DIFF_BASE_SHA"];
  if (commit) return commit;
  const branch = BRANCHES.map((name) => env[name]).find((value) => value !== undefined && value !== "");
  return branch === undefined ? null : `origin/${branch.replace(/^refs\/heads\//, "")}`;
}
