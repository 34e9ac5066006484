import type { Clock } from "./determinism.js";
import type { PolicySpec } from "./policy.js";
import type { ChaosAction, ServiceSpec } from "./service.js";
/** A place in a file the user wrote; lines and columns count from 1. */
export interface SourceLocation {
    readonly file: string;
    readonly line: number;
    readonly column: number;
}
/** Everything a run will do, resolved and immutable; JSON-serialisable. */
export interface Plan {
    /** Absolute path of the project folder that is packed into the workspace. */
    readonly projectDir: string;
    /** Path of the tested binary as configured, or null where no step uses `args`. */
    readonly bin: string | null;
    readonly seed: number;
    /** Where the project appears inside a step, e.g. `/workspace`. */
    readonly workdir: string;
    /** Glob-free path prefixes, relative to projectDir, that stay out of the workspace. */
    readonly exclude: readonly string[];
    readonly scenarios: readonly PlannedScenario[];
}
export interface PlannedScenario {
    readonly name: string;
    readonly location: SourceLocation;
    readonly tags: readonly string[];
    /** Programs without which the scenario is skipped: looked for where its steps run. */
    readonly requires: readonly string[];
    /** One run of the scenario for each entry; `auto` is resolved when the run starts. */
    readonly backends: readonly string[];
    /** Image per the `[images]` substitutions already applied; null where none is configured (local only). */
    readonly image: string | null;
    readonly policy: PolicySpec;
    readonly isolation: "scenario" | "step";
    /** What steps read for the time; absent for the real clock. */
    readonly clock?: Exclude<Clock, "real">;
    readonly concurrent: boolean;
    readonly continueOnFail: boolean;
    readonly timeoutMs: number | null;
    readonly env: Readonly<Record<string, string>>;
    readonly steps: readonly PlannedStep[];
    /** What runs beside the steps, every dependency before what needs it; absent for none. */
    readonly services?: readonly ServiceSpec[];
    /** In the order in which it happens at one boundary. */
    readonly chaos?: readonly ChaosAction[];
    /** Name of a service -> what its log must hold when the steps are done. */
    readonly serviceLogs?: Readonly<Record<string, TextMatcher>>;
    /** Backends for which other values hold; apply them with `onBackend` of plan/on-backend.ts once the backend is known. */
    readonly variants?: Readonly<Record<string, BackendVariant>>;
}
/** What `[backends.NAME]` changes about a scenario. */
export interface BackendVariant {
    readonly image?: string;
    readonly policy?: PolicySpec;
}
export interface PlannedStep {
    readonly name: string;
    readonly location: SourceLocation;
    /** `bin`: `args` go to the configured binary. `command`: `argv` as it is. */
    readonly target: "bin" | "command";
    readonly args: readonly string[];
    readonly stdin: string | null;
    readonly env: Readonly<Record<string, string>>;
    readonly timeoutMs: number | null;
    /** Bytes kept of each stream. */
    readonly maxOutput: number;
    readonly expect: Expectation;
}
/** What a step must have done to pass. Absent keys assert nothing, but for exitCode (see `outcome`). */
export interface Expectation {
    /** `success`: exit code 0; `failure`: any other; `any`: only the matchers decide. */
    readonly outcome: "success" | "failure" | "any";
    readonly exitCode?: number;
    readonly stdout?: TextMatcher;
    readonly stderr?: TextMatcher;
    readonly durationLeMs?: number;
    readonly memoryPeakLe?: number;
    /** Workspace path -> matcher on the file's text. */
    readonly files?: Readonly<Record<string, TextMatcher>>;
    /** The step must end with this error kind, e.g. "Timeout". */
    readonly error?: string;
}
export interface TextMatcher {
    readonly equals?: string;
    readonly contains?: readonly string[];
    readonly notContains?: readonly string[];
    /** Regular expressions, as written (a leading `(?s)` style group is honoured). */
    readonly matches?: readonly string[];
    readonly empty?: boolean;
    /** JSONPath -> the value that must stand there. */
    readonly json?: Readonly<Record<string, unknown>>;
    readonly snapshot?: string;
}
