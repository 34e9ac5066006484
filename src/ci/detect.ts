import { gitCommit } from "./git.js";

/** The CI platforms that are told something of their own. */
export type CiName = "github" | "gitlab" | "azure" | "jenkins" | "circleci" | "buildkite" | "bitbucket" | "none";

/** Who ran it, for provenance. No names of people: those are nobody's business but the platform's. */
export interface BuilderFacts {
  /** URI of the kind of builder. */
  readonly id: string;
  readonly repository: string | null;
  /** The pipeline definition, e.g. `owner/repo/.github/workflows/ci.yml@refs/heads/main`. */
  readonly workflow: string | null;
  readonly runId: string | null;
  readonly attempt: string | null;
  readonly runUrl: string | null;
  readonly commit: string | null;
  readonly ref: string | null;
  /** Number of the pull or merge request, as the platform writes it. */
  readonly pullRequest: string | null;
}

export interface CiPlatform {
  readonly name: CiName;
  /** Absolute path of the repository's checkout, where the platform tells it. */
  readonly checkout: string | null;
  readonly builder: BuilderFacts;
}

type Environment = Readonly<Record<string, string | undefined>>;

interface Row {
  readonly name: CiName;
  readonly marker: (env: Environment) => boolean;
  /** The variable with the path of the checkout. */
  readonly checkout: string;
  readonly facts: (env: Environment) => Partial<BuilderFacts> & { id: string };
}

const set = (value: string | undefined): string | null => (value === undefined || value === "" ? null : value);
const join = (parts: readonly (string | undefined)[], separator: string): string | null =>
  parts.every((part) => part !== undefined && part !== "") ? parts.join(separator) : null;

const PLATFORMS: readonly Row[] = [
  {
    name: "github",
    marker: (env) => env["GITHUB_ACTIONS"] === "true",
    checkout: "GITHUB_WORKSPACE",
    facts: (env) => ({
      id: "https://github.com/actions/runner",
      repository: join([env["GITHUB_SERVER_URL"], env["GITHUB_REPOSITORY"]], "/"),
      workflow: set(env["GITHUB_WORKFLOW_REF"]),
      runId: set(env["GITHUB_RUN_ID"]),
      attempt: set(env["GITHUB_RUN_ATTEMPT"]),
      runUrl: githubRunUrl(env),
      commit: set(env["GITHUB_SHA"]),
      ref: set(env["GITHUB_REF"]),
      pullRequest: /^refs\/pull\/(\d+)\//.exec(env["GITHUB_REF"] ?? "")?.[1] ?? null,
    }),
  },
  {
    name: "gitlab",
    marker: (env) => env["GITLAB_CI"] === "true",
    checkout: "CI_PROJECT_DIR",
    facts: (env) => ({
      id: "https://gitlab.com/gitlab-org/gitlab-runner",
      repository: set(env["CI_PROJECT_URL"]),
      workflow: set(env["CI_CONFIG_PATH"]),
      runId: set(env["CI_JOB_ID"]),
      runUrl: set(env["CI_JOB_URL"]),
      commit: set(env["CI_COMMIT_SHA"]),
      ref: set(env["CI_COMMIT_REF_NAME"]),
      pullRequest: set(env["CI_MERGE_REQUEST_IID"]),
    }),
  },
  {
    name: "azure",
    marker: (env) => env["TF_BUILD"] === "True",
    checkout: "BUILD_SOURCESDIRECTORY",
    facts: (env) => ({
      id: "https://github.com/microsoft/azure-pipelines-agent",
      repository: set(env["BUILD_REPOSITORY_URI"]),
      workflow: set(env["BUILD_DEFINITIONNAME"]),
      runId: set(env["BUILD_BUILDID"]),
      attempt: set(env["SYSTEM_JOBATTEMPT"]),
      commit: set(env["BUILD_SOURCEVERSION"]),
      ref: set(env["BUILD_SOURCEBRANCH"]),
      pullRequest: set(env["SYSTEM_PULLREQUEST_PULLREQUESTNUMBER"]),
    }),
  },
  {
    name: "buildkite",
    marker: (env) => env["BUILDKITE"] === "true",
    checkout: "BUILDKITE_BUILD_CHECKOUT_PATH",
    facts: (env) => ({
      id: "https://github.com/buildkite/agent",
      repository: set(env["BUILDKITE_REPO"]),
      workflow: set(env["BUILDKITE_PIPELINE_SLUG"]),
      runId: set(env["BUILDKITE_BUILD_ID"]),
      attempt: set(env["BUILDKITE_RETRY_COUNT"]),
      runUrl: set(env["BUILDKITE_BUILD_URL"]),
      commit: set(env["BUILDKITE_COMMIT"]),
      ref: set(env["BUILDKITE_BRANCH"]),
      pullRequest: env["BUILDKITE_PULL_REQUEST"] === "false" ? null : set(env["BUILDKITE_PULL_REQUEST"]),
    }),
  },
  {
    name: "circleci",
    marker: (env) => env["CIRCLECI"] === "true",
    checkout: "CIRCLE_WORKING_DIRECTORY",
    facts: (env) => ({
      id: "https://circleci.com",
      repository: set(env["CIRCLE_REPOSITORY_URL"]),
      workflow: set(env["CIRCLE_WORKFLOW_ID"]),
      runId: set(env["CIRCLE_WORKFLOW_JOB_ID"]),
      runUrl: set(env["CIRCLE_BUILD_URL"]),
      commit: set(env["CIRCLE_SHA1"]),
      ref: set(env["CIRCLE_BRANCH"]),
      pullRequest: set(env["CIRCLE_PR_NUMBER"]),
    }),
  },
  {
    name: "bitbucket",
    marker: (env) => env["BITBUCKET_BUILD_NUMBER"] !== undefined,
    checkout: "BITBUCKET_CLONE_DIR",
    facts: (env) => ({
      id: "https://bitbucket.org/product/features/pipelines",
      repository: set(env["BITBUCKET_GIT_HTTP_ORIGIN"]),
      runId: set(env["BITBUCKET_BUILD_NUMBER"]),
      commit: set(env["BITBUCKET_COMMIT"]),
      ref: set(env["BITBUCKET_BRANCH"]),
      pullRequest: set(env["BITBUCKET_PR_ID"]),
    }),
  },
  {
    name: "jenkins",
    marker: (env) => env["JENKINS_URL"] !== undefined,
    checkout: "WORKSPACE",
    facts: (env) => ({
      id: "https://www.jenkins.io",
      repository: set(env["GIT_URL"]),
      workflow: set(env["JOB_NAME"]),
      runId: set(env["BUILD_ID"]),
      runUrl: set(env["BUILD_URL"]),
      commit: set(env["GIT_COMMIT"]),
      ref: set(env["GIT_BRANCH"]),
      pullRequest: set(env["CHANGE_ID"]),
    }),
  },
];

/** Which CI the environment speaks of; `none` on a laptop. Pure. */
export function detectCi(env: Environment): CiPlatform {
  const row = PLATFORMS.find((candidate) => candidate.marker(env));
  if (row === undefined) return { name: "none", checkout: null, builder: { ...UNKNOWN, id: "https://localhost" } };
  const builder = { ...UNKNOWN, ...row.facts(env) };
  // An address to clone from may hold a password.
  const repository = builder.repository?.replace(/^(https?:\/\/)[^/@]*@/, "$1") ?? null;
  return { name: row.name, checkout: set(env[row.checkout]), builder: { ...builder, repository } };
}

/** Who runs it, with the commit of `projectDir` where the environment doesn't tell one. */
export async function builderFacts(env: Environment, projectDir: string): Promise<BuilderFacts> {
  const { builder } = detectCi(env);
  return builder.commit === null ? { ...builder, commit: await gitCommit(projectDir, env) } : builder;
}

function githubRunUrl(env: Environment): string | null {
  const repository = join([env["GITHUB_SERVER_URL"], env["GITHUB_REPOSITORY"]], "/");
  return repository === null ? null : join([repository, "actions/runs", env["GITHUB_RUN_ID"]], "/");
}

const UNKNOWN = {
  repository: null,
  workflow: null,
  runId: null,
  attempt: null,
  runUrl: null,
  commit: null,
  ref: null,
  pullRequest: null,
};
