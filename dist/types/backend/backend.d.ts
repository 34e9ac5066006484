import type { Observation, PolicySpec } from "../model/policy.js";
import type { WorkspaceArchive } from "../workspace/archive.js";
import type { Pod, PodSpec } from "./pod.js";
/**
 * The one interface of a backend. It opens cells: hardened places in which steps run one at a time. A backend of
 * your own implements this and passes the suite of `conformance.ts`.
 */
export interface Backend {
    /** `docker`, `podman`, `local`, or a name of your own. */
    readonly name: string;
    /** Whether it can be used here, found out by trying. Never throws. */
    probe(): Promise<Availability>;
    /**
     * A cell that is ready to run steps. Throws CleanroomError: ImageUnavailable, EngineUnavailable,
     * EnforcementUnavailable. Whatever was made before a throw is removed again.
     */
    open(spec: CellSpec): Promise<Cell>;
    /**
     * A private network for services; absent where a backend has none to give. Throws CleanroomError: EngineUnavailable,
     * EnforcementUnavailable (it could not be kept from the outside). Whatever was made before a throw is removed again.
     */
    openPod?(spec: PodSpec): Promise<Pod>;
    /** What is weaker here than it could be, and why: a sentence each, for `cleanroom doctor`. */
    notes?(): Promise<string[]>;
    /**
     * Removes what killed runs left behind (and only what carries an expired or dead owner's label). Returns a line a removal.
     *
     * @param runId removes everything of this one run instead, whoever owns it and whether or not it is in use
     */
    sweep(runId?: string): Promise<string[]>;
}
export type Availability = {
    readonly available: true;
    readonly engine: EngineInfo;
} | {
    readonly available: false /** one sentence: what was tried and what came of it */;
    readonly reason: string;
};
export interface EngineInfo {
    readonly name: string;
    readonly version: string | null;
    readonly rootless: boolean;
    /** Where it is reached, e.g. a socket path; null for local. */
    readonly endpoint: string | null;
}
export interface CellSpec {
    readonly runId: string;
    /** Image for container backends, null where none is configured. */
    readonly image: string | null;
    readonly policy: PolicySpec;
    /** Absolute path of the workspace inside the cell. */
    readonly workdir: string;
    readonly workspace: WorkspaceArchive;
    /** A file outside the project that steps run, given to the cell at `cellBinPath(name)`; null where there is none. */
    readonly externalBin: string | null;
    /** Absolute path of the run's own folder on the host, made and removed by the caller, for the host's side of cells. */
    readonly tempDir: string;
    /** Bytes that $CLEANROOM_ARTIFACTS may hold. */
    readonly artifactsBytes: number;
    /** The network of services that the cell joins, made by `openPod` of this very backend; null for a cell without services. */
    readonly pod: Pod | null;
    /** Absent for every ordinary cell. A backend may leave out what it can't vary: whoever asks reads it back. */
    readonly variation?: CellVariation;
}
/** In what a cell is otherwise than all others, to find out what a program depends on. */
export interface CellVariation {
    readonly hostname?: string;
    /** uid and gid of the steps, where the policy does not leave them to the image. */
    readonly uid?: number;
    /** Shown read-only: absolute path inside -> content. Beside those below `/cleanroom/in`, files that are there already. */
    readonly files?: Readonly<Record<string, string | Uint8Array>>;
}
/** One hardened place. Steps run one after another; what a step leaves running is killed before the next. */
export interface Cell {
    /** The environment that steps start from: the image's, or a fixed PATH on local. */
    readonly baseEnv: Readonly<Record<string, string>>;
    readonly image: {
        readonly name: string;
        readonly digest: string | null;
    } | null;
    /** What was read back from the engine and from inside. */
    readonly observation: Observation;
    /** The path of the workspace as a step sees it (differs from the spec's workdir only where nothing can be mounted). */
    readonly workdir: string;
    /** The path of `spec.externalBin` as a step sees it, null where there is none. */
    readonly externalBin: string | null;
    /** The path of `CLEANROOM_ARTIFACTS` as a step sees it. */
    readonly artifactsDir: string;
    /**
     * Runs one command to its end. Throws CleanroomError EngineUnavailable when the engine went away; a command
     * that fails, times out or is killed is a StepExit.
     */
    run(command: StepCommand, sinks: StepSinks): Promise<StepExit>;
    /** Kills and removes everything of this cell. Idempotent; resolves when it is gone. */
    close(): Promise<void>;
}
export interface StepCommand {
    readonly argv: readonly string[];
    /** The whole environment of the process; nothing is added. */
    readonly env: Readonly<Record<string, string>>;
    readonly stdin: Uint8Array | null;
    /** Milliseconds after which the whole process tree is ended; null for no limit. */
    readonly timeoutMs: number | null;
    /** Workspace paths (files) whose content is wanted after the step; those that are missing are left out. */
    readonly collect: readonly string[];
    /** Folders below the cell's `artifactsDir` that are made for the step, where the image has what it takes. */
    readonly folders?: readonly string[];
    /** Aborting ends the process tree; the exit then says `interrupted`. */
    readonly signal: AbortSignal;
}
export interface StepSinks {
    stdout(chunk: Buffer): void;
    stderr(chunk: Buffer): void;
}
export interface StepExit {
    /** 128 + n for a process ended by signal n, as a shell reports it. */
    readonly exitCode: number;
    readonly ended: "exited" | "timeout" | "interrupted";
    /** A limit that ended the step, as read back from the kernel; null where none did. */
    readonly limit: "memory" | "cpu_time" | null;
    /** Milliseconds since the Unix epoch. */
    readonly startedAt: number;
    readonly durationMs: number;
    readonly cpuMs: number | null;
    /** Peak memory of this step; null where an earlier step of the cell had a higher one or nothing measures it. */
    readonly memoryPeakBytes: number | null;
    /** A bound that this step's peak certainly stayed under; null where nothing measures memory. */
    readonly memoryCeilingBytes: number | null;
    readonly files: CollectedFiles;
}
export interface CollectedFiles {
    /** The wanted workspace files that exist, by the path that was asked for. */
    readonly wanted: ReadonlyMap<string, Buffer>;
    /** What the step left in $CLEANROOM_ARTIFACTS, by path relative to it, sorted. Emptied after each step. */
    readonly artifacts: ReadonlyMap<string, Buffer>;
    /** Files too large to keep, by path. */
    readonly omitted: readonly {
        readonly path: string;
        readonly bytes: number;
        readonly reason: string;
    }[];
}
