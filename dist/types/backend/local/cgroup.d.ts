import type { ResourceLimits } from "../../model/policy.js";
/** The control groups of one cell, made and limited. */
export interface CgroupPlan {
    /** Folders as the cell sees them -> on the host. */
    readonly mounts: Readonly<Record<string, string>>;
    /** The same folders on the host, to be removed when the cell is gone. */
    readonly folders: readonly string[];
}
/**
 * Makes control groups for a cell where the host lets it: a real root may in general, an ordinary user in a delegated
 * cgroup v2. Returns null otherwise; then nothing is left behind.
 *
 * @param name unique name of the cell
 * @param extraBytes memory on top of the limit
 * @param elevate words that make a command root's, or none
 */
export declare function createCgroup(name: string, limits: ResourceLimits, extraBytes: number, elevate: readonly string[]): Promise<CgroupPlan | null>;
/** Removes those that still exist, once their last process is gone. */
export declare function removeCgroups(folders: readonly string[], elevate: readonly string[]): Promise<void>;
/** Removes the groups of cells whose makers are gone, with the processes in them; a line for each. */
export declare function sweepCgroups(): Promise<string[]>;
