/** The run's own folder on the host; its name tells who made it, so that a later run can clean up after a killed one. */
export declare function makeTempDir(): string;
export declare function removeTempDir(dir: string): void;
/** Removes the folders of runs that are certainly dead. Returns what was removed. */
export declare function sweepTempDirs(): string[];
