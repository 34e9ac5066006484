import { existsSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { Override, RunRequest } from "../app/api.js";
import type { MergeOptions } from "../app/merge/merge.js";
import { CleanroomError } from "../core/errors.js";
import { type GetInput, InputReader } from "./input-reader.js";
import { readOverrides } from "./overrides.js";

/** Everything the workflow said, read once and checked. */
export interface ActionInputs {
  readonly mode: "run" | "plan" | "merge" | "verify";
  readonly request: RunRequest;
  /** mode plan: how many shards at most; null lets the number of scenarios decide. */
  readonly shards: number | null;
  /** mode merge: what is merged, and how. */
  readonly merge: MergeOptions;
  /** mode verify: absolute path of the bundle. */
  readonly bundle: string | null;
  readonly artifacts: "true" | "false" | "required";
  readonly artifactName: string | null;
  readonly retentionDays: number | null;
  readonly annotations: boolean;
  readonly summary: boolean;
  readonly cache: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Environment variables the runner gives to actions only, worth as much as a password. */
const RUNNER_SECRETS = ["ACTIONS_RUNTIME_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "GITHUB_TOKEN"];

/**
 * The only reader of the action's inputs.
 *
 * @throws CleanroomError ConfigInvalid that names every bad input
 */
export function readInputs(get: GetInput, env: Environment, processDir: string): ActionInputs {
  const reader = new InputReader(get);
  const { problems } = reader;
  const cwd = resolve(env["GITHUB_WORKSPACE"] ?? processDir, reader.text("working-directory") ?? ".");
  if (!isFolder(cwd))
    problems.push(`input working-directory: found ${JSON.stringify(cwd)}, allowed: a folder that exists`);

  const mode = reader.choice("mode", ["run", "plan", "merge", "verify"]);
  const bundle = reader.text("bundle");
  if (mode === "verify" && bundle === null)
    problems.push("input bundle: found nothing, allowed: the path of a bundle, as mode is verify");

  const merge = { paths: reader.list("paths"), latest: reader.flag("latest", false), publicKey: null };
  if (mode === "merge" && merge.paths.length === 0)
    problems.push("input paths: found nothing, allowed: folders with the results of runs, as mode is merge");

  const sign = reader.choice("sign", ["auto", "key", "keyless", "none"]);
  const key = signingKey(reader, cwd);
  if (sign === "key" && key === null)
    problems.push("input signing-key: found nothing, allowed: an Ed25519 key (PKCS#8 PEM), as sign is key");

  const shard = reader.shard("shard");
  const config = [reader.text("config")].filter((path) => path !== null);
  const overrides: Override[] = readOverrides(reader);
  const secrets = [key, reader.text("github-token"), ...RUNNER_SECRETS.map((name) => env[name] ?? null)];
  const inputs: ActionInputs = {
    mode,
    request: {
      cwd,
      env,
      overrides,
      paths: [...config, ...reader.list("features")],
      config: config[0] ?? null,
      command: null,
      selection: {
        scenarios: reader.list("scenarios"),
        tags: reader.text("tags"),
        shard: mode === "plan" ? null : shard,
      },
      signing: { mode: sign, key },
      secrets: distinct(secrets),
      updateSnapshots: false,
      requireBackend: reader.flag("require-backend", false),
      requireEnforcement: reader.flag("require-enforcement", false),
    },
    shards:
      reader.number("shards", { min: 1, max: 256, integer: true }) ?? (mode === "plan" ? (shard?.total ?? null) : null),
    merge,
    bundle: bundle === null ? null : resolve(cwd, bundle),
    artifacts: reader.choice("artifacts", ["true", "false", "required"]),
    artifactName: reader.text("artifact-name"),
    retentionDays: reader.number("retention-days", { min: 1, max: 400, integer: true }),
    annotations: reader.flag("annotations", true),
    summary: reader.flag("summary", true),
    cache: reader.flag("cache", true),
  };
  if (problems.length > 0) throw invalid(problems);
  return inputs;
}

function signingKey(reader: InputReader, cwd: string): string | null {
  const value = reader.text("signing-key");
  if (value === null || value.includes("-----BEGIN")) return value;
  const path = resolve(cwd, value);
  if (existsSync(path) && !isFolder(path)) return readFileSync(path, "utf8");
  // The value itself stays out of the message: it may be a key in a form that is not understood.
  reader.problems.push(
    "input signing-key: found neither a PEM text nor a file that exists, allowed: an Ed25519 key (PKCS#8 PEM), or the path of one",
  );
  return null;
}

function invalid(problems: readonly string[]): CleanroomError {
  const count = problems.length === 1 ? "1 input is" : `${problems.length} inputs are`;
  return new CleanroomError(
    "ConfigInvalid",
    `${count} not valid:\n${problems.map((problem) => `  ${problem}`).join("\n")}`,
    {
      hint: "Correct the `with:` block of this step; action.yml describes every input.",
      context: { problems: [...problems] },
    },
  );
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value): value is string => value !== null && value !== ""))];
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
