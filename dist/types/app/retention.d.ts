/** Removes run folders older than `keepDays` from an output folder; other things in it are left alone. */
export declare function applyRetention(outputDir: string, keepDays: number | null, now?: Date): string[];
