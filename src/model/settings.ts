import type { Clock } from "./determinism.js";

/** The effective configuration of a project after precedence: plain data. Sizes in bytes, times in milliseconds. */
export interface Settings {
  /** Folder of the config file (or the working directory): what `bin`, `output_dir` and the workspace are relative to. */
  readonly projectDir: string;
  /** `auto` | `docker` | `podman` | `local` | a custom backend's name; several mean one run on each. */
  readonly backends: readonly string[];
  readonly policy: string;
  readonly image: string | null;
  /** As configured: relative to projectDir, or absolute. */
  readonly bin: string | null;
  readonly workdir: string;
  readonly isolation: "scenario" | "step";
  readonly seed: number;
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly maxOutput: number;
  readonly maxConcurrent: number;
  readonly env: Readonly<Record<string, string>>;
  /** Image -> the image to use in its place. */
  readonly images: Readonly<Record<string, string>>;
  readonly workspace: { readonly exclude: readonly string[] };
  readonly artifacts: {
    readonly enabled: boolean;
    /** Absolute. */
    readonly outputDir: string;
    readonly redactSensitive: boolean;
    readonly maxSizeBytes: number;
    /** `KeepDays(n)` as a number of days; null keeps all. */
    readonly keepDays: number | null;
  };
  readonly snapshots: {
    /** Kinds of text that snapshots hold by a name in brackets. */
    readonly redact: readonly ("times" | "durations" | "ids" | "paths")[];
    /** Name -> regular expression. */
    readonly redactions: Readonly<Record<string, string>>;
  };
  readonly coverage: {
    readonly enabled: boolean;
    readonly format: string;
    readonly includeSystem: boolean;
    readonly threshold?: number;
    readonly changedThreshold?: number;
    /** A branch, tag or commit; null takes the one of the pull or merge request, where there is one. */
    readonly base: string | null;
    /** Relative to projectDir, or absolute. */
    readonly output: string;
  };
  readonly security: {
    readonly attestationEnabled: boolean;
    readonly signingEnabled: boolean;
    readonly sensitiveEnvPatterns: readonly string[];
  };
}
