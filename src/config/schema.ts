import * as z from "zod/mini";
import { CLOCKS } from "../model/determinism.js";
import { BACKEND_NAMES, COVERAGE_FORMATS, ISOLATIONS, SNAPSHOT_REDACTIONS } from "./option-rows.js";
import { policiesSchema } from "./schema/policy.js";
import { pattern, relativePath, scenarioSchema } from "./schema/scenario.js";
import { serviceSchema } from "./schema/service.js";
import * as v from "./schema/values.js";
import { WORKDIR_EXPECTED, workdirIsUsable } from "./workdir.js";

const list = () => z.array(v.filledText());

const percentage = () => v.worded("a percentage from 0 to 100", z.number().check(z.minimum(0), z.maximum(100)));

const excludedPath = () =>
  v.worded(
    "a path inside the project, without wildcards",
    relativePath().check(z.refine((path) => !/[*?]/.test(path) && path !== ".")),
  );

const engine = z.strictObject({
  settings: z.optional(z.record(v.filledText(), v.jsonValue())),
  image: z.optional(
    z.strictObject({
      name: v.filledText(),
      tag: z.optional(v.filledText()),
      pull_latest: z.optional(v.bool()),
    }),
  ),
  resources: z.optional(
    z.strictObject({ cpu_limit: z.optional(v.positive()), memory_limit: z.optional(v.byteSize()) }),
  ),
});

/**
 * The configuration file: validation, types and the published JSON Schema all come from here. What holds between
 * several keys (names that must exist, `args` that need a `bin`) is in checks.ts.
 */
export const configSchema = z.strictObject({
  default_backend: v.option(
    "default_backend",
    v.oneOrMore(() => z.enum(BACKEND_NAMES)),
  ),
  default_policy: v.option("default_policy", v.filledText()),
  default_services: v.option("default_services", list()),
  image: v.option("image", v.filledText()),
  bin: v.option("bin", v.filledText()),
  workdir: v.option("workdir", v.worded(WORKDIR_EXPECTED, z.string().check(z.refine(workdirIsUsable)))),
  isolation: v.option("isolation", z.enum(ISOLATIONS)),
  seed: v.option("seed", v.whole(0)),
  clock: v.option("clock", z.enum(CLOCKS)),
  timeout_ms: v.option("timeout_ms", v.milliseconds()),
  max_output: v.option("max_output", v.outputSize()),
  max_concurrent: v.option("max_concurrent", v.whole(1, 1024)),
  env: v.option("env.*", v.environment()),
  steps: v.option("steps", list()),
  images: v.option("images", z.record(v.filledText(), v.filledText())),
  policies: z.optional(policiesSchema),
  services: z.optional(z.array(serviceSchema)),
  scenarios: z.optional(z.array(scenarioSchema)),
  workspace: z.optional(z.strictObject({ exclude: v.option("workspace.exclude", z.array(excludedPath())) })),
  artifacts: z.optional(
    z.strictObject({
      enabled: v.option("artifacts.enabled", v.bool()),
      output_dir: v.option("artifacts.output_dir", v.filledText()),
      redact_sensitive: v.option("artifacts.redact_sensitive", v.bool()),
      max_size_bytes: v.option("artifacts.max_size_bytes", v.byteSize()),
      retention: v.option(
        "artifacts.retention",
        v.worded('"KeepAll" or "KeepDays(7)"', z.string().check(z.regex(/^(KeepAll|KeepDays\(\d{1,6}\))$/))),
      ),
    }),
  ),
  snapshots: z.optional(
    z.strictObject({
      redact: v.option("snapshots.redact", z.array(z.enum(SNAPSHOT_REDACTIONS))),
      redactions: v.option(
        "snapshots.redactions",
        z.record(
          v.worded("a name in capitals, as in BUILD_ID", z.string().check(z.regex(/^[A-Z][A-Z0-9_]*$/))),
          pattern(),
        ),
      ),
    }),
  ),
  coverage: z.optional(
    z.strictObject({
      enabled: v.option("coverage.enabled", v.bool()),
      format: v.option("coverage.format", z.enum(COVERAGE_FORMATS)),
      include_system: v.option("coverage.include_system", v.bool()),
      threshold: v.option("coverage.threshold", percentage()),
      changed_threshold: v.option("coverage.changed_threshold", percentage()),
      base: v.option("coverage.base", v.filledText()),
      output: v.option("coverage.output", v.filledText()),
    }),
  ),
  security: z.optional(
    z.strictObject({
      attestation_enabled: v.option("security.attestation_enabled", v.bool()),
      signing_enabled: v.option("security.signing_enabled", v.bool()),
      sensitive_env_patterns: v.option("security.sensitive_env_patterns", list()),
    }),
  ),
  performance: z.optional(
    z.strictObject({
      default_timeout_secs: v.option("performance.default_timeout_secs", v.whole(1, 2_147_483)),
      max_concurrent: v.option("performance.max_concurrent", v.whole(1, 1024)),
      memory_limit_bytes: v.option("performance.memory_limit_bytes", v.byteSize()),
      cpu_limit: v.option("performance.cpu_limit", v.positive()),
    }),
  ),
  backends: z.optional(z.strictObject({ docker: z.optional(engine), podman: z.optional(engine) })),
});

/** What a manifest's table may hold: the same, and a switch. */
export const manifestSchema = z.extend(configSchema, {
  enabled: z.optional(v.bool()),
});

/** What options may hold: the same, and backends that the program itself brings. */
export const optionsSchema = z.extend(configSchema, {
  default_backend: z.optional(v.oneOrMore(v.filledText)),
});

export type Config = z.infer<typeof optionsSchema>;
