import { type Gathered } from "../cell/observe.js";
/**
 * Adds what rlimits keep where no cgroup does. RLIMIT_NPROC, counted for the cell's own user namespace, is the limit
 * that was asked for. RLIMIT_DATA is not: it keeps each process small and not all of them together, so it is told
 * as evidence and memoryBytes stays absent.
 *
 * @param inForce which of the two this cell was given and the kernel counts for this cell
 */
export declare function noteRlimits(seen: Gathered, facts: Readonly<Record<string, string>>, inForce: {
    readonly memory: boolean;
    readonly processes: boolean;
}): void;
