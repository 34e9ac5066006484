import type { Override, RunResult } from "../app/api.js";
import { RunOutput } from "../assertions/fluent.js";
import { type RunOptions } from "./options.js";
/** What the library's runs resolve to: the report, and each step with assertions to chain. */
export interface Execution {
    readonly result: RunResult;
    readonly steps: readonly RunOutput[];
}
/** Runs through the core and pairs each step's report with its captured text. */
export declare function execute(options: RunOptions, command: readonly string[] | null, extra: readonly Override[]): Promise<Execution>;
