export declare const WORKDIR_EXPECTED = "an absolute POSIX path outside of /proc, /dev, /sys and /cleanroom, and not / or /tmp itself";
/** Whether the project can appear at this path inside a cell. */
export declare function workdirIsUsable(path: string): boolean;
