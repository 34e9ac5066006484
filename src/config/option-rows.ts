import { CLOCKS } from "../model/determinism.js";
import { DEFAULT_SENSITIVE_PATTERNS } from "../redaction/collect.js";

/** How the text of a flag, an input or a variable is read; `entry` is `NAME=VALUE`, `table` can't be given as text. */
export type OptionType = "string" | "integer" | "number" | "bytes" | "list" | "bool" | "duration" | "entry" | "table";

/** One key of the configuration, with every way to set it. Flags, inputs, environment, schema and docs come from these. */
export interface OptionRow {
  /** Dotted key in cleanroom.toml; `env.*` stands for any name. */
  readonly key: string;
  readonly type: OptionType;
  readonly description: string;
  /** As it would be written in cleanroom.toml; null where there is none. */
  readonly default: unknown;
  /** Variables that set it, the preferred name first; `seconds` are turned into milliseconds. */
  readonly environment: readonly { readonly name: string; readonly unit?: "seconds" }[];
  readonly cliFlag: string | null;
  readonly actionInput: string | null;
  /** All values it may have, where they can be listed. */
  readonly values: readonly string[] | null;
  /** The key that says the same and wins over this one in the same place; values are multiplied by `factor`. */
  readonly aliasOf: { readonly key: string; readonly factor: number } | null;
}

export const BACKEND_NAMES = ["auto", "docker", "podman", "local"] as const;
export const ISOLATIONS = ["scenario", "step"] as const;
export const COVERAGE_FORMATS = [
  "auto",
  "profraw",
  "lcov",
  "cobertura",
  "jacoco",
  "istanbul",
  "v8",
  "go",
  "clover",
  "coveragepy",
] as const;

/** Kinds of text that snapshots hold by a name in brackets. */
export const SNAPSHOT_REDACTIONS = ["times", "durations", "ids", "paths"] as const;

type Extra = Partial<Omit<OptionRow, "key" | "type" | "description" | "default">>;

function row(key: string, type: OptionType, fallback: unknown, description: string, extra: Extra = {}): OptionRow {
  const { environment = [], cliFlag = null, actionInput = null, values = null, aliasOf = null } = extra;
  return { key, type, description, default: fallback, environment, cliFlag, actionInput, values, aliasOf };
}

const variable = (...names: string[]) => names.map((name) => ({ name }));

/** Every key that has a single value; tables of scenarios, services, policies and backends are in the schema alone. */
export const OPTIONS: readonly OptionRow[] = [
  row("default_backend", "list", "auto", "Where scenarios run; several names mean one run on each.", {
    environment: variable("CLEANROOM_BACKEND", "CLEANROOM_DEFAULT_BACKEND"),
    cliFlag: "--backend",
    actionInput: "backend",
    values: BACKEND_NAMES,
  }),
  row(
    "default_policy",
    "string",
    "locked",
    "Isolation policy: locked, standard, permissive or a name under [policies].",
    {
      environment: variable("CLEANROOM_DEFAULT_POLICY"),
      cliFlag: "--policy",
      actionInput: "policy",
    },
  ),
  row("default_services", "list", null, "Services that every scenario has: names, or NAME=IMAGE.", {
    cliFlag: "--service",
  }),
  row("image", "string", null, "Image for the container backends, by tag or digest.", {
    cliFlag: "--image",
    actionInput: "image",
  }),
  row("bin", "string", null, "Program that a step's `args` run, relative to the config file.", {
    cliFlag: "--bin",
    actionInput: "bin",
  }),
  row("workdir", "string", "/workspace", "Where the project appears inside a step.", {
    environment: variable("CLEANROOM_WORKDIR"),
  }),
  row("isolation", "string", "scenario", "One container a scenario, or a fresh one for every step.", {
    values: ISOLATIONS,
  }),
  row("seed", "integer", 42, "Seed handed to every step as CLEANROOM_SEED.", {
    environment: variable("CLEANROOM_SEED"),
    cliFlag: "--seed",
    actionInput: "seed",
  }),
  row("clock", "string", "real", "Time that steps read: the real one, SOURCE_DATE_EPOCH, or on from there.", {
    cliFlag: "--clock",
    values: CLOCKS,
  }),
  row("timeout_ms", "duration", 300_000, "Milliseconds a step may take.", {
    environment: [{ name: "CLEANROOM_TIMEOUT_MS" }, { name: "CLEANROOM_DEFAULT_TIMEOUT_SECS", unit: "seconds" }],
    cliFlag: "--timeout-ms",
    actionInput: "timeout-ms",
  }),
  row("max_output", "bytes", "1MiB", "Bytes kept of each stream of each step."),
  row("max_concurrent", "integer", 4, "Cells that may run at the same time.", {
    environment: variable("CLEANROOM_MAX_CONCURRENT"),
    cliFlag: "--max-concurrent",
    actionInput: "max-concurrent",
  }),
  row("env.*", "entry", null, "Environment variable of every step.", { cliFlag: "--env" }),
  row("steps", "list", [], "Modules that define Gherkin steps, as paths or globs relative to the config file."),
  row("images", "table", null, "Images to use in place of others: mirrors, digests, air-gapped CI."),
  row("workspace.exclude", "list", [], "Paths of the project that steps don't see."),
  row("artifacts.enabled", "bool", true, "Write the run directory and the evidence.", {
    environment: variable("CLEANROOM_ARTIFACTS_ENABLED"),
  }),
  row("artifacts.output_dir", "string", "artifacts", "Folder of the run directories.", {
    environment: variable("CLEANROOM_ARTIFACTS_OUTPUT_DIR"),
    cliFlag: "--output-dir",
  }),
  row("artifacts.redact_sensitive", "bool", true, "Replace secrets in everything that is written."),
  row("artifacts.max_size_bytes", "bytes", "10MiB", "Most bytes that a run directory may have."),
  row("artifacts.retention", "string", "KeepAll", 'How long run directories stay: "KeepAll" or "KeepDays(n)".'),
  row("snapshots.redact", "list", SNAPSHOT_REDACTIONS, "What snapshots hold by a name in brackets, e.g. [TIME].", {
    values: SNAPSHOT_REDACTIONS,
  }),
  row("snapshots.redactions", "table", null, "Patterns of your own that snapshots hold by their name in brackets."),
  row("coverage.enabled", "bool", false, "Collect coverage.", { cliFlag: "--coverage", actionInput: "coverage" }),
  row("coverage.format", "string", "auto", "Format in which the tested program writes coverage.", {
    values: COVERAGE_FORMATS,
  }),
  row("coverage.include_system", "bool", false, "Count system libraries too."),
  row("coverage.threshold", "number", null, "Least coverage in percent.", { actionInput: "coverage-threshold" }),
  row("coverage.changed_threshold", "number", null, "Least coverage in percent of the lines that a change altered."),
  row("coverage.base", "string", null, "Branch or commit that a change is compared with; in a pull request its base."),
  row("coverage.output", "string", "target/coverage/coverage.json", "Where the project finds its merged coverage."),
  row("security.attestation_enabled", "bool", true, "Write attestations of the run."),
  row("security.signing_enabled", "bool", true, "Sign the attestations."),
  row(
    "security.sensitive_env_patterns",
    "list",
    DEFAULT_SENSITIVE_PATTERNS,
    "Parts of variable names whose values are secrets.",
  ),
  row("performance.default_timeout_secs", "integer", null, "The same as timeout_ms, in seconds.", {
    aliasOf: { key: "timeout_ms", factor: 1000 },
  }),
  row("performance.max_concurrent", "integer", null, "The same as max_concurrent.", {
    aliasOf: { key: "max_concurrent", factor: 1 },
  }),
  row("performance.memory_limit_bytes", "bytes", null, "Tightens (never loosens) the memory limit of every policy."),
  row("performance.cpu_limit", "number", null, "Tightens (never loosens) the CPUs of every policy, e.g. 0.5."),
];
