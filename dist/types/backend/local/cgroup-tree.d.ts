import type { ResourceLimits } from "../../model/policy.js";
/** One control group that a cell is to have. */
export interface Group {
    /** Path inside the cell. */
    readonly inside: string;
    /** Folder on the host in which it is made. */
    readonly parent: string;
    /** File of a limit -> its value. */
    readonly files: readonly (readonly [file: string, value: string])[];
}
/** The launcher's own process, pid 1 and the two of the agent's that accompany a step. */
export declare const AGENT_PROCESSES = 4;
/**
 * The groups of a cell, below the ones that this process is in (cgroups(7)); null where this host offers none.
 *
 * @param extraBytes memory on top of the limit
 * @param elevated whether they are made by somebody with more rights than ours
 */
export declare function groupsFor(limits: ResourceLimits, extraBytes: number, elevated: boolean): Group[] | null;
