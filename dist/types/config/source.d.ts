import { type Origin, type Path } from "./problems.js";
/** One place that configuration comes from, before it is checked. */
export interface ConfigSource {
    readonly kind: Origin["kind"];
    /** Nested as in cleanroom.toml. */
    readonly value: unknown;
    /** Where the value at this path was said. */
    originAt(path: Path): Origin;
}
/** A source whose origins are known by key and not by place. */
export declare function keyedSource(kind: Origin["kind"], value: Record<string, unknown>, origins: ReadonlyMap<string, Origin>): ConfigSource;
/** Sets a value in nested tables, making those that are missing. */
export declare function setAt(root: Record<string, unknown>, path: readonly string[], value: unknown): void;
