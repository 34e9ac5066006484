import { type Environment } from "./environment-source.js";
import type { LoadedConfig } from "./loaded.js";
import { type ExplicitOption } from "./option-source.js";
export interface LoadRequest {
    /** Absolute. */
    readonly cwd: string;
    readonly env: Environment;
    /** A cleanroom.toml or its folder; null for CLEANROOM_CONFIG or the one in `cwd`, which may be missing. */
    readonly configPath: string | null;
    readonly overrides: readonly ExplicitOption[];
}
/**
 * Reads every source of configuration and merges them: options over variables over the file over manifests over
 * defaults. Throws one ConfigInvalid with all problems of all sources.
 */
export declare function loadConfig(request: LoadRequest): Promise<LoadedConfig>;
