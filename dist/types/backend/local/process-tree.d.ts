/** Environment variable that every process of a bare cell inherits: how its leftovers are found. */
export declare const CELL_MARK = "CLEANROOM_CELL";
/**
 * Ends a step's processes where no namespace holds them together: its process group, and on Linux also those that
 * have left the group but still carry the cell's mark. A process that drops both escapes; only a sandbox has no way out.
 *
 * @param leader pid of the step, leader of its own group
 */
export declare function signalTree(leader: number, mark: string, signal: "SIGTERM" | "SIGKILL"): Promise<void>;
/** Children of a process in the order of their birth; none where the kernel does not tell (CONFIG_PROC_CHILDREN). */
export declare function childrenOf(pid: number): number[];
/** Ends processes of bare cells whose makers are gone; a line for each. */
export declare function sweepProcesses(): string[];
