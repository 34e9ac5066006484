import type { LoadedConfig } from "../config/loaded.js";
import type { Signer } from "../evidence/sign.js";
import type { Plan } from "../model/plan.js";
import type { Report } from "../model/report.js";
import type { ScenarioResult } from "../model/result.js";
import type { Redactor } from "../redaction/redactor.js";
import type { RunRequest, RunResult } from "./api.js";
import { type RunFile } from "./run-dir.js";
export interface Finished {
    readonly request: RunRequest;
    readonly config: LoadedConfig;
    readonly plan: Plan;
    readonly results: readonly ScenarioResult[];
    /** Redacted whole. */
    readonly report: Report;
    /** From `stepFiles` over the same results. */
    readonly logs: readonly RunFile[];
    readonly redactor: Redactor;
    readonly signer: Signer | null;
    /** Settles when everything the run had started is gone. */
    readonly teardown: Promise<unknown>;
    /** Milliseconds since the Unix epoch. */
    readonly phases: {
        readonly start: number;
        readonly prepared: number;
        readonly ran: number;
    };
}
/** Writes the run directory and its evidence. A disk that can't take them is told beside the results, not instead. */
export declare function writeResults(finished: Finished): Promise<Omit<RunResult, "exitCode">>;
