import { type Shard } from "./shard.js";
/** What the user wants of all scenarios. */
export interface Selection {
    /** Globs over names; empty selects all. */
    readonly scenarios: readonly string[];
    readonly tags: string | null;
    readonly shard: Shard | null;
}
/**
 * The scenarios that globs, tags and shard leave, in their order. Throws ConfigInvalid where a glob or the tags match
 * nothing; a shard may be empty, since another one has what it lacks.
 */
export declare function selectScenarios<T extends {
    readonly name: string;
    readonly tags: readonly string[];
}>(all: readonly T[], selection: Selection): T[];
