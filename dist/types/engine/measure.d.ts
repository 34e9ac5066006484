/** Milliseconds with microseconds kept: what durations are reported in. */
export declare function round(ms: number): number;
