import { isAbsolute, relative, resolve, sep } from "node:path";
import { parseBytes } from "../core/bytes.js";
import type { Settings } from "../model/settings.js";
import { SNAPSHOT_REDACTIONS } from "./option-rows.js";
import type { Origin } from "./problems.js";
import type { Config } from "./schema.js";

/** Bytes of a size that the schema has let through. */
export function bytesOf(size: number | string): number {
  return typeof size === "number" ? size : (parseBytes(size) ?? 0);
}

export function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

/** Where paths are relative to: a file's are to the project, an option's to the working directory. */
export interface PathBase {
  readonly cwd: string;
  readonly projectDir: string;
  readonly originOf: (key: string) => Origin;
}

/** The effective settings of a merged configuration, in which every key with a default is present. */
export function settingsOf(config: Config, base: PathBase): Settings {
  const { artifacts = {}, coverage = {}, security = {} } = config;
  return {
    projectDir: base.projectDir,
    backends: [...new Set(listOf(config.default_backend ?? "auto"))],
    policy: config.default_policy ?? "locked",
    image: config.image ?? null,
    bin: config.bin === undefined ? null : binOf(config.bin, base),
    workdir: (config.workdir ?? "/workspace").replace(/\/+/g, "/").replace(/\/$/, ""),
    isolation: config.isolation ?? "scenario",
    seed: config.seed ?? 0,
    clock: config.clock ?? "real",
    timeoutMs: config.timeout_ms ?? 0,
    maxOutput: bytesOf(config.max_output ?? 0),
    maxConcurrent: config.max_concurrent ?? 1,
    env: { ...config.env },
    images: { ...config.images },
    workspace: { exclude: config.workspace?.exclude ?? [] },
    artifacts: {
      enabled: artifacts.enabled ?? true,
      outputDir: resolve(folderOf("artifacts.output_dir", base), artifacts.output_dir ?? "artifacts"),
      redactSensitive: artifacts.redact_sensitive ?? true,
      maxSizeBytes: bytesOf(artifacts.max_size_bytes ?? 0),
      keepDays: keepDaysOf(artifacts.retention),
    },
    snapshots: {
      redact: config.snapshots?.redact ?? SNAPSHOT_REDACTIONS,
      redactions: { ...config.snapshots?.redactions },
    },
    coverage: {
      enabled: coverage.enabled ?? false,
      format: coverage.format ?? "auto",
      includeSystem: coverage.include_system ?? false,
      ...(coverage.threshold === undefined ? {} : { threshold: coverage.threshold }),
      ...(coverage.changed_threshold === undefined ? {} : { changedThreshold: coverage.changed_threshold }),
      base: coverage.base ?? null,
      output: coverage.output ?? "target/coverage/coverage.json",
    },
    security: {
      attestationEnabled: security.attestation_enabled ?? true,
      signingEnabled: security.signing_enabled ?? true,
      sensitiveEnvPatterns: security.sensitive_env_patterns ?? [],
    },
  };
}

function folderOf(key: string, base: PathBase): string {
  const { kind } = base.originOf(key);
  return kind === "option" || kind === "environment" ? base.cwd : base.projectDir;
}

/** As configured where that is relative to the project already, else absolute or made relative to it. */
function binOf(bin: string, base: PathBase): string {
  const folder = folderOf("bin", base);
  if (isAbsolute(bin) || folder === base.projectDir) return bin;
  const path = resolve(folder, bin);
  const inside = relative(base.projectDir, path);
  return inside.startsWith("..") || isAbsolute(inside) ? path : inside.split(sep).join("/");
}

function keepDaysOf(retention: string | undefined): number | null {
  const days = /^KeepDays\((\d+)\)$/.exec(retention ?? "")?.[1];
  return days === undefined ? null : Number(days);
}
