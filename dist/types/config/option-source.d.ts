import { type Problem } from "./problems.js";
import { type ConfigSource } from "./source.js";
/** An explicit option: a CLI flag, an action input or an API option. */
export interface ExplicitOption {
    /** Dotted config key, e.g. `artifacts.output_dir`, `env.NAME`. */
    readonly key: string;
    readonly value: unknown;
    /** How the user said it, e.g. `--seed`. */
    readonly origin: string;
}
/** The explicit options as a source; of two for the same key the later counts. */
export declare function optionSource(overrides: readonly ExplicitOption[]): {
    readonly source: ConfigSource;
    readonly problems: Problem[];
};
