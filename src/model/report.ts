import * as z from "zod/mini";
import { ERROR_KINDS } from "../core/errors.js";
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
  source: z.object({ sha256: z.string(), files: z.int(), bytes: z.int(), bin: z.nullable(file) }),
  scenarios: z.array(scenario),
  steps: z.array(step),
  services: z.array(
    z.object({ name: z.string(), image: z.string(), outcome: z.string(), log: z.nullable(z.string()) }),
  ),
  coverage: z.nullable(z.object({ percent: z.number() })),
  error: z.nullable(failure),
  /** What was left out of the run directory to keep it under `max_size_bytes`. */
  omitted: z.array(z.object({ path: z.string(), bytes: z.int(), reason: z.string() })),
  content_digest: z.string(),
});

export type Report = z.infer<typeof reportSchema>;
export type ScenarioReport = z.infer<typeof scenario>;
export type StepReport = z.infer<typeof step>;
export type StreamReport = z.infer<typeof stream>;
export type FileReport = z.infer<typeof file>;
export type EngineReport = z.infer<typeof engine>;
export type PolicyReport = z.infer<typeof policy>;
export type Outcome = z.infer<typeof outcome>;
