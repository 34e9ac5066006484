/**
 * Peak memory of a process's descendants where no cgroup counts it: looked at from the host every 20 ms, so a short
 * peak may be missed and the sum counts shared pages more than once.
 *
 * @param root process whose descendants are counted, itself not
 */
export declare class MemoryPeak {
    #private;
    readonly root: number;
    readonly ignored: number;
    constructor(root: number, ignored: number);
    /** Ends the looking. Bytes, or null where no process lived long enough to be seen. */
    stop(): number | null;
}
