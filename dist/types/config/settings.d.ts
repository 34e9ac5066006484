import type { Settings } from "../model/settings.js";
import type { Origin } from "./problems.js";
import type { Config } from "./schema.js";
/** Bytes of a size that the schema has let through. */
export declare function bytesOf(size: number | string): number;
export declare function listOf<T>(value: T | readonly T[]): readonly T[];
/** Where paths are relative to: a file's are to the project, an option's to the working directory. */
export interface PathBase {
    readonly cwd: string;
    readonly projectDir: string;
    readonly originOf: (key: string) => Origin;
}
/** The effective settings of a merged configuration, in which every key with a default is present. */
export declare function settingsOf(config: Config, base: PathBase): Settings;
