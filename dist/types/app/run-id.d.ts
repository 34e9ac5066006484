/** `20261121T213000Z-1a2b3c4d`: sorts by time, unique over runs that start at once. */
export declare function newRunId(now?: Date): string;
/** When the run of this id began, or null for a name that is no run id. */
export declare function timeOfRunId(name: string): Date | null;
