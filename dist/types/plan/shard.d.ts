export interface Shard {
    /** From 1. */
    readonly index: number;
    readonly total: number;
}
/** Reads `i/n`. Throws ConfigInvalid for anything but 1 <= i <= n. */
export declare function parseShard(text: string): Shard;
export declare function checkShard({ index, total }: Shard, text?: string): void;
/**
 * Whether the scenario of that name belongs to a shard. Depends on the name alone, so a scenario stays in its shard
 * when others come and go, and every name is in exactly one.
 */
export declare function isInShard(name: string, { index, total }: Shard): boolean;
