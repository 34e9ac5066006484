import * as z from "zod/mini";
import { ERROR_KINDS } from "../core/errors.js";
import { TIERS } from "./determinism.js";
import { CONTROL_NAMES } from "./policy.js";

/**
 * The shape of report.json: the types, the validation and the published JSON Schema all come from here.
 * Field names are public. Durations are milliseconds, sizes bytes, digests lower-case hex SHA-256.
 */
const outcome = z.enum(["passed", "failed", "skipped", "error"]);

const failure = z.object({
  kind: z.enum(ERROR_KINDS),
  message: z.string(),
  hint: z.string(),
  context: z.record(z.string(), z.unknown()),
});

const stream = z.object({ bytes: z.int(), sha256: z.string(), truncated: z.boolean() });

const location = z.object({ file: z.string(), line: z.int(), column: z.int() });

const file = z.object({ path: z.string(), bytes: z.int(), sha256: z.string() });

const source = z.object({ sha256: z.string(), files: z.int(), bytes: z.int(), bin: z.nullable(file) });

const step = z.object({
  name: z.string(),
  scenario: z.string(),
  backend: z.string(),
  args: z.array(z.string()),
  location: location,
  outcome: outcome,
  exit_code: z.nullable(z.int()),
  started_at: z.nullable(z.string()),
  duration_ms: z.number(),
  stdout: stream,
  stderr: stream,
  /** Files the step left in $CLEANROOM_ARTIFACTS, as kept in the run directory. */
  files: z.array(file),
  resources: z.object({ cpu_ms: z.nullable(z.number()), memory_peak_bytes: z.nullable(z.int()) }),
  error: z.nullable(failure),
  /** Every expectation that did not hold, the first being the one `error` names. */
  failures: z.array(failure),
  /** Where the logs lie, relative to the run directory. */
  log_dir: z.nullable(z.string()),
});

const control = z.object({
  name: z.enum(CONTROL_NAMES),
  requested: z.string(),
  enforced: z.boolean(),
  evidence: z.array(z.string()),
});

const policy = z.object({ name: z.string(), controls: z.array(control) });

const engine = z.object({ name: z.string(), version: z.nullable(z.string()), rootless: z.boolean() });

const scenario = z.object({
  name: z.string(),
  backend: z.string(),
  outcome: outcome,
  reason: z.nullable(z.string()),
  location: location,
  tags: z.array(z.string()),
  duration_ms: z.number(),
  image: z.nullable(z.object({ name: z.string(), digest: z.nullable(z.string()) })),
  engine: z.nullable(engine),
  policy: policy,
  error: z.nullable(failure),
  steps: z.array(step),
  /** Digest of what must not vary between two runs of this scenario; null where it did not run. */
  content_digest: z.nullable(z.string()),
  /** What was reached in its cells; absent where none was made. `reason`: why the clock that was asked for was not. */
  determinism: z.optional(z.object({ tier: z.enum(TIERS), reason: z.optional(z.string()) })),
  /** In a merged report: the run it comes from. */
  run_id: z.optional(z.string()),
});

const service = z.object({
  name: z.string(),
  /** The scenario it ran for; null for one that several shared. */
  scenario: z.nullable(z.string()),
  backend: z.string(),
  /** Null for a service of the user's own code. */
  image: z.nullable(z.object({ name: z.string(), digest: z.nullable(z.string()) })),
  /** `failed`: never ready, or it ended before its scenarios did. `not_started`: something before it failed. */
  outcome: z.enum(["ready", "failed", "not_started"]),
  started_at: z.nullable(z.string()),
  /** From the start of its container until all its checks held; null where they never did. */
  ready_ms: z.nullable(z.number()),
  /** What had to hold before steps began, in words. */
  health: z.string(),
  /** Where its log lies, relative to the run directory. */
  log: z.nullable(z.string()),
  chaos: z.array(
    z.object({
      action: z.enum(["pause", "kill", "cut", "slow", "restore"]),
      share: z.nullable(z.number()),
      step: z.string(),
      when: z.enum(["before", "after"]),
      at: z.string(),
    }),
  ),
  error: z.nullable(failure),
  /** In a merged report: the run it comes from. */
  run_id: z.optional(z.string()),
});

/** So many of so many; `percent` is null where there is nothing to cover. */
const share = z.object({ total: z.int(), covered: z.int(), percent: z.nullable(z.number()) });

const coverage = z.object({
  /** Of lines. */
  percent: z.nullable(z.number()),
  lines: share,
  functions: share,
  branches: share,
  /** Of the lines that the change under test altered; null where they are not known. */
  changed: z.nullable(share),
  files: z.array(z.object({ path: z.string(), lines: share })),
  /** Sources that were tested and are not in the project. */
  missing: z.array(z.string()),
  formats: z.array(z.string()),
  /** Changed lines that no test ran, first and last line included. */
  uncovered: z.array(z.object({ path: z.string(), first: z.int(), last: z.int() })),
  /** Thresholds that were not reached. */
  failures: z.array(failure),
});

/** A run that was merged. */
const part = z.object({
  run_id: z.string(),
  started_at: z.string(),
  duration_ms: z.number(),
  outcome: outcome,
  seed: z.int(),
  source: source,
  content_digest: z.string(),
  /** SHA-256 of its bundle; null where it came without one. */
  bundle: z.nullable(z.string()),
  /** Whose signatures hold; `none` where nothing proves that the part is unchanged. */
  signer: z.object({ kind: z.enum(["key", "run-key", "none"]), keyid: z.nullable(z.string()) }),
  /** The merged run that it came in, and whose word this is; null where it was given itself. */
  via: z.nullable(z.string()),
  /** The run of the CI that it was part of, where its evidence tells. */
  ci: z.nullable(z.object({ run: z.string(), attempt: z.int() })),
});

/** A result that was merged and does not count. */
const replaced = z.object({
  scenario: z.string(),
  backend: z.string(),
  outcome: outcome,
  run_id: z.string(),
  /** The run whose result counts instead. */
  by: z.string(),
  /**
   * `same`: both are the same. `ran`: it was skipped, the other ran. `attempt`: the other is of a later attempt of the
   * same CI run. `latest`: the other is later, and the latest was asked for.
   */
  why: z.enum(["same", "ran", "attempt", "latest"]),
});

export const reportSchema = z.object({
  schema_version: z.literal("1"),
  run_id: z.string(),
  outcome: outcome,
  started_at: z.string(),
  duration_ms: z.number(),
  /** The backend all scenarios ran on, or `mixed`. */
  backend: z.string(),
  engine: engine,
  policy: policy,
  seed: z.int(),
  determinism: z.object({ tier: z.string(), controls: z.array(z.string()) }),
  counts: z.object({ passed: z.int(), failed: z.int(), skipped: z.int(), error: z.int() }),
  source: source,
  scenarios: z.array(scenario),
  steps: z.array(step),
  services: z.array(service),
  coverage: z.nullable(coverage),
  error: z.nullable(failure),
  /** What was left out of the run directory to keep it under `max_size_bytes`. */
  omitted: z.array(z.object({ path: z.string(), bytes: z.int(), reason: z.string() })),
  content_digest: z.string(),
  /** In a merged report: the runs it was made of. */
  parts: z.optional(z.array(part)),
  /** In a merged report: results in whose place another counts. */
  replaced: z.optional(z.array(replaced)),
});

export type Report = z.infer<typeof reportSchema>;
export type ScenarioReport = z.infer<typeof scenario>;
export type StepReport = z.infer<typeof step>;
export type ServiceReport = z.infer<typeof service>;
export type StreamReport = z.infer<typeof stream>;
export type PartReport = z.infer<typeof part>;
export type ReplacedReport = z.infer<typeof replaced>;
export type SourceReport = z.infer<typeof source>;
export type FileReport = z.infer<typeof file>;
export type EngineReport = z.infer<typeof engine>;
export type PolicyReport = z.infer<typeof policy>;
export type Outcome = z.infer<typeof outcome>;
