import type { ExplicitOption } from "../config/option-source.js";
import type { CleanroomError } from "../core/errors.js";
import type { Report, ScenarioReport, StepReport } from "../model/report.js";
export type Environment = Readonly<Record<string, string | undefined>>;
/** A run that a phrase asks for: what the one entry of the core is given. */
export interface InnerRequest {
    /** Absolute; a project's folder. */
    readonly cwd: string;
    readonly env: Environment;
    readonly overrides: readonly ExplicitOption[];
    /** A configuration to use, feature files to run; empty for the cleanroom.toml of `cwd`, where there is one. */
    readonly paths: readonly string[];
    readonly signal: AbortSignal;
    readonly requireEnforcement: boolean;
    /** Hears of each step that is over. */
    readonly onStep?: (step: StepReport) => void;
}
export interface InnerResult {
    readonly report: Report;
    readonly runDir: string | null;
    /** What each step printed, in the report's order. */
    readonly outputs: readonly {
        readonly stdout: string;
        readonly stderr: string;
    }[];
    readonly warnings: readonly string[];
    /** Resolves when nothing of it is left on an engine. */
    readonly cleanedUp: Promise<void>;
}
/** Runs a project as `cleanroom run` would. Throws CleanroomError for what was found before anything started. */
export type RunInner = (request: InnerRequest) => Promise<InnerResult>;
/** A step of cleanroom.toml, as data. */
export type RawStep = Readonly<Record<string, unknown>> & {
    readonly args?: readonly string[];
};
/** What is run: one scenario of the project, on one backend. */
export interface RunSpec {
    readonly name: string;
    readonly steps: readonly RawStep[];
    /** As the feature says it; null where it says nothing. */
    readonly backend: string | null;
    readonly concurrent?: boolean;
    readonly continueOnFail?: boolean;
    readonly seed?: number;
}
/** A step that ran, with what it printed. */
export interface RanStep {
    readonly report: StepReport;
    readonly stdout: string;
    readonly stderr: string;
}
/** A finished run of a phrase, and what the phrases after it look at. */
export declare class InnerRun {
    readonly spec: RunSpec;
    readonly result: InnerResult;
    /** The project's folder, absolute. */
    readonly projectDir: string;
    readonly steps: readonly RanStep[];
    constructor(spec: RunSpec, result: InnerResult, 
    /** The project's folder, absolute. */
    projectDir: string);
    get report(): Report;
    get scenario(): ScenarioReport | null;
    get stdout(): string;
    get stderr(): string;
    /** The exit code of the last step that ran; null where none ended by itself. */
    get exitCode(): number | null;
    /** Seed, as the report has it. */
    get seed(): number;
    /** A file of the run directory, or null where there is none. */
    file(path: string): Buffer | null;
}
/** Why a scenario can't go on as if its run had been made. */
export interface Unfinished {
    readonly outcome: "skipped" | "error";
    readonly reason: string;
    readonly error: CleanroomError;
    /** Whether the feature itself took the engine away, so that nobody can demand it. */
    readonly intended: boolean;
}
