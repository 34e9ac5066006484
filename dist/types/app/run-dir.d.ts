import type { Report } from "../model/report.js";
import type { StepResult } from "../model/result.js";
/** A file of the run directory before it is written. Essential ones are kept whatever the size limit says. */
export interface RunFile {
    readonly path: string;
    readonly content: Buffer | string;
    readonly essential: boolean;
}
/**
 * The logs and artifacts of all steps, `steps/<nn>-<name>/` each, which `log_dir` of their reports then names; and both
 * streams of the whole run, a header before each step's part where there are several.
 */
export declare function stepFiles(steps: readonly StepResult[]): RunFile[];
/** Keeps what fits into `maxBytes` beside the essential files, in order; the rest is listed in the report. */
export declare function fit(files: readonly RunFile[], maxBytes: number, report: Report): RunFile[];
/** Writes files below `runDir`. Throws ArtifactInvalid with the path and the system's reason, e.g. a full disk. */
export declare function writeRunFiles(runDir: string, files: readonly RunFile[]): void;
/** Makes the run's own folder; it must not exist yet, so that two runs never share one. */
export declare function makeRunDir(runDir: string): void;
