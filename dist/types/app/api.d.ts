import type { Backend } from "../backend/backend.js";
import type { CleanroomError, Failure } from "../core/errors.js";
import type { RunTool } from "../coverage/run-tool.js";
import type { PolicySpec } from "../model/policy.js";
import type { Report, ScenarioReport, StepReport } from "../model/report.js";
import type { Service } from "../services/service.js";
/** What every door (action, CLI, library) hands to `runProject`. Nothing below reads process state. */
export interface RunRequest {
    /** Absolute working directory that relative paths are resolved against. */
    readonly cwd: string;
    /** The process environment: CLEANROOM_*, DOCKER_HOST and friends, and the values that must be redacted. */
    readonly env: Readonly<Record<string, string | undefined>>;
    /** Explicit options, the highest precedence, by config key (e.g. `timeout_ms`), each with the flag or input that set it. */
    readonly overrides: readonly Override[];
    /** Files or folders named on the command line, feature files too; empty means the project's cleanroom.toml. */
    readonly paths: readonly string[];
    /** The one of `paths` that only says which configuration to use: beside features its scenarios don't run. */
    readonly config?: string | null;
    /** `run -- echo hi`: one command instead of configured scenarios. */
    readonly command: readonly string[] | null;
    readonly selection: Selection;
    readonly signing: Signing;
    /** Secrets beyond what the environment's names tell, e.g. what the CI has masked. */
    readonly secrets: readonly string[];
    /** Takes what steps print as the new snapshots, keeping wildcards that still match. */
    readonly updateSnapshots: boolean;
    /** A missing engine fails instead of skips. */
    readonly requireBackend: boolean;
    /** A control that cannot be enforced fails instead of being reported. */
    readonly requireEnforcement: boolean;
}
export interface Override {
    readonly key: string;
    readonly value: unknown;
    /** How the user said it, e.g. `--timeout-ms` or `input timeout-ms`. */
    readonly origin: string;
}
export interface Selection {
    /** Globs over scenario names; empty selects all. */
    readonly scenarios: readonly string[];
    /** A tag expression such as `@core and not @windows`, or null. */
    readonly tags: string | null;
    /** `index` counts from 1. */
    readonly shard: {
        readonly index: number;
        readonly total: number;
    } | null;
}
/**
 * `key`: an Ed25519 private key (PKCS#8 PEM), as text. `auto`: the key where one is given, else a key made for this
 * run. `none`: no signatures.
 */
export interface Signing {
    readonly mode: "auto" | "key" | "keyless" | "none";
    readonly key: string | null;
}
/** Progress, in the order things happen. Texts are redacted already. */
export type RunEvent = {
    readonly type: "notice";
    readonly message: string;
} | {
    readonly type: "warning";
    readonly message: string;
} | {
    readonly type: "run_started";
    readonly runId: string;
    readonly scenarios: number;
    readonly steps: number;
} | {
    readonly type: "scenario_started";
    readonly name: string;
    readonly backend: string;
} | {
    readonly type: "step_finished";
    readonly step: StepReport;
    readonly output: StepOutput;
} | {
    readonly type: "scenario_finished";
    readonly scenario: ScenarioReport;
};
/** The captured, redacted and cut text of a step. */
export interface StepOutput {
    readonly stdout: string;
    readonly stderr: string;
}
/** What only code can give, for every scenario of a run. */
export interface Extensions {
    readonly backend: Backend | null;
    readonly policy: PolicySpec | null;
    /** What runs the host's tools for coverage, in place of processes of our own. */
    readonly runTool?: RunTool;
    readonly services?: readonly Service[];
}
export interface RunHandlers {
    onEvent(event: RunEvent): void;
    /** Aborting tears down, still writes the report, and ends with kind Interrupted. */
    readonly signal: AbortSignal;
}
export interface RunResult {
    readonly report: Report;
    /** Absolute path of `<output_dir>/<run_id>`, or null where artifacts are disabled. */
    readonly runDir: string | null;
    readonly bundle: {
        readonly path: string;
        readonly sha256: string;
    } | null;
    /** Process exit code, see core/errors.ts. */
    readonly exitCode: number;
    /** An error that kept the results from being written whole, e.g. a full disk. */
    readonly writeError: CleanroomError | Failure | null;
    /**
     * Resolves when everything that the run made on engines and in temp folders is gone; never rejects: what could not be
     * removed is told as a warning. The results do not wait for it, and the process should not end before it.
     */
    readonly cleanedUp: Promise<void>;
}
