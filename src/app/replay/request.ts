import { existsSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import { OPTIONS } from "../../config/options.js";
import { CleanroomError } from "../../core/errors.js";
import { CONFIG } from "../../evidence/layout.js";
import type { Report } from "../../model/report.js";
import type { Override, RunRequest } from "../api.js";

/** A run as its bundle tells of it. */
export interface RecordedRun {
  readonly report: Report;
  readonly files: ReadonlyMap<string, Buffer>;
}

export interface Replaying {
  readonly cwd: string;
  readonly env: RunRequest["env"];
  /** The configuration to use in place of the one that the bundle names. */
  readonly config: string | null;
  /** Backends to replay on, in place of those of the run. */
  readonly backends: readonly string[];
}

export interface ReplayRequest {
  readonly request: RunRequest;
  /** Settings of the run that its bundle does not tell: their values were redacted. */
  readonly unknown: readonly string[];
}

interface Recorded {
  readonly key: string;
  readonly value: unknown;
  readonly kind: string;
}

const REDACTED = "[REDACTED]";

/**
 * The request that does again what a run did: its scenarios, its seed and the options and variables that held for it; what
 * files say, the project still says. Throws ConfigInvalid where the bundle does not tell it.
 */
export function replayRequest(
  { report, files }: RecordedRun,
  { cwd, env, config, backends }: Replaying,
): ReplayRequest {
  const view = configOf(files.get(CONFIG));
  const given = view.values.filter(({ kind }) => kind === "option" || kind === "environment").filter(isSetting);
  const told = given.filter(({ value }) => JSON.stringify(value)?.includes(REDACTED) !== true);
  const overrides: Override[] = told
    .filter(({ key }) => key !== "seed" && (key !== "default_backend" || backends.length === 0))
    .map(({ key, value }) => ({ key, value, origin: "the bundle" }));
  if (backends.length > 0) overrides.push({ key: "default_backend", value: [...backends], origin: "--backend" });
  overrides.push({ key: "seed", value: report.seed, origin: "the bundle" });
  const features = distinct(
    report.scenarios.map(({ location }) => location.file).filter((file) => /\.feature$/.test(file)),
  );
  const toml = config ?? view.files.find((file) => file.endsWith(".toml") && existsSync(resolve(cwd, file))) ?? null;
  const command = commandOf(report);
  const request: RunRequest = {
    ...{ cwd, overrides, command, config: toml },
    env: withoutSettings(env),
    paths: [...(toml === null ? [] : [toml]), ...features],
    selection: {
      scenarios: command === null ? distinct(report.scenarios.map(({ name }) => name)) : [],
      ...{ tags: null, shard: null },
    },
    signing: { mode: "auto", key: null },
    secrets: [],
    updateSnapshots: false,
    requireBackend: false,
    requireEnforcement: false,
  };
  return { request, unknown: given.filter((each) => !told.includes(each)).map(({ key }) => key) };
}

function configOf(bytes: Buffer | undefined): { files: string[]; values: Recorded[] } {
  try {
    const view = JSON.parse(bytes?.toString("utf8") ?? "") as { files?: unknown; values?: unknown };
    if (Array.isArray(view.files) && Array.isArray(view.values)) {
      return { files: view.files.map(String), values: view.values as Recorded[] };
    }
  } catch {
    // Told below.
  }
  throw new CleanroomError("ConfigInvalid", `the bundle's ${CONFIG} does not tell the settings of one run`, {
    hint: "Replay the bundle of a single run; a merged one holds runs that had different settings.",
    context: { file: CONFIG },
  });
}

/** Whether a value says how the run was; where a machine kept its results says nothing. */
function isSetting({ key, value }: Recorded): boolean {
  if (key === "artifacts.output_dir") return typeof value === "string" && !isAbsolute(value);
  return !/^(scenarios|services)\b/.test(key);
}

/** `run -- echo hi`: the command, or null for configured scenarios. */
function commandOf({ scenarios }: Report): readonly string[] | null {
  const [scenario] = scenarios;
  return scenario?.location.file === "command line" ? (scenario.steps[0]?.args ?? null) : null;
}

/** The environment without the variables that are settings: the run's own hold. */
function withoutSettings(env: RunRequest["env"]): RunRequest["env"] {
  const names = new Set(["CLEANROOM_CONFIG", ...OPTIONS.flatMap((row) => row.environment.map(({ name }) => name))]);
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.has(name)));
}

function distinct(items: readonly string[]): string[] {
  return [...new Set(items)];
}
