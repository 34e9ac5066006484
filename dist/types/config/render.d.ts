import type { LoadedConfig } from "./loaded.js";
import type { Origin } from "./problems.js";
/** One line of `cleanroom config`. */
export interface EffectiveValue {
    readonly key: string;
    /** As it would be written in cleanroom.toml; null where it is not set. */
    readonly value: unknown;
    readonly kind: Origin["kind"];
    readonly from: string;
}
export interface ConfigView {
    readonly project_dir: string;
    readonly files: readonly string[];
    readonly values: readonly EffectiveValue[];
}
/** The effective configuration as data. Values of variables with sensitive names are `[REDACTED]`. */
export declare function configJson(loaded: LoadedConfig): ConfigView;
/** The effective configuration as text: key, value and where it came from, aligned. */
export declare function renderConfig(loaded: LoadedConfig): string;
