/** The configured binary, checked: inside the project (POSIX path relative to it), or outside (absolute), or neither. */
export interface TestedBin {
    readonly inProject: string | null;
    readonly external: string | null;
    /** Absolute path on the host, null where no bin is configured. */
    readonly hostPath: string | null;
}
/**
 * Checks the tested binary before anything starts. Throws ConfigInvalid where it is missing, a folder, not
 * executable, or made for another kind of machine.
 */
export declare function checkBin(projectDir: string, bin: string | null): TestedBin;
