/** The filter for a CPU as Node names it, ready for the kernel; null where its system calls are not known here. */
export declare function seccompFilter(arch: string): Buffer | null;
