/** Runs `work` on each item, at most `limit` at once; the results keep the items' order. */
export declare function mapConcurrently<T, R>(items: readonly T[], limit: number, work: (item: T, index: number) => Promise<R>): Promise<R[]>;
