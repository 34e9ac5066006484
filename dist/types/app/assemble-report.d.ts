import type { FileReport, Report } from "../model/report.js";
import type { ScenarioResult } from "../model/result.js";
import type { WorkspaceArchive } from "../workspace/archive.js";
export interface RunFacts {
    readonly runId: string;
    readonly startedAt: Date;
    readonly durationMs: number;
    readonly seed: number;
    readonly workspace: WorkspaceArchive;
    readonly bin: FileReport | null;
}
/** The report of a run from the results of its scenarios. Pure. */
export declare function assembleReport(facts: RunFacts, results: readonly ScenarioResult[]): Report;
