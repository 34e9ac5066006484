import { type Origin, type Path } from "./problems.js";
import { type ConfigSource } from "./source.js";
/** One key's value and the source it came from. */
export interface Effective {
    readonly path: readonly string[];
    readonly value: unknown;
    readonly origin: Origin;
    readonly source: ConfigSource;
}
/**
 * The effective value of every key: later sources win, key by key; tables such as `env` are merged, lists replaced.
 */
export declare function mergeSources(sources: readonly ConfigSource[]): Map<string, Effective>;
/** A plain table, as opposed to a list, a date or a single value. */
export declare function isTable(value: unknown): value is Record<string, unknown>;
/** The merged values as one nested configuration. */
export declare function nest(merged: ReadonlyMap<string, Effective>): Record<string, unknown>;
export declare const DEFAULT_ORIGIN: Origin;
/** The defaults of the option table as the lowest source. */
export declare function defaultSource(): ConfigSource;
/** The place of an effective value or of something inside it. */
export declare function originIn(entry: Effective, inside: Path): Origin;
