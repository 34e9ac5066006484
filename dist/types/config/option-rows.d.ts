/** How the text of a flag, an input or a variable is read; `entry` is `NAME=VALUE`, `table` can't be given as text. */
export type OptionType = "string" | "integer" | "number" | "bytes" | "list" | "bool" | "duration" | "entry" | "table";
/** One key of the configuration, with every way to set it. Flags, inputs, environment, schema and docs come from these. */
export interface OptionRow {
    /** Dotted key in cleanroom.toml; `env.*` stands for any name. */
    readonly key: string;
    readonly type: OptionType;
    readonly description: string;
    /** As it would be written in cleanroom.toml; null where there is none. */
    readonly default: unknown;
    /** Variables that set it, the preferred name first; `seconds` are turned into milliseconds. */
    readonly environment: readonly {
        readonly name: string;
        readonly unit?: "seconds";
    }[];
    readonly cliFlag: string | null;
    readonly actionInput: string | null;
    /** All values it may have, where they can be listed. */
    readonly values: readonly string[] | null;
    /** The key that says the same and wins over this one in the same place; values are multiplied by `factor`. */
    readonly aliasOf: {
        readonly key: string;
        readonly factor: number;
    } | null;
}
export declare const BACKEND_NAMES: readonly ["auto", "docker", "podman", "local"];
export declare const ISOLATIONS: readonly ["scenario", "step"];
export declare const COVERAGE_FORMATS: readonly ["auto", "profraw", "lcov", "cobertura", "jacoco", "istanbul", "v8", "go", "clover"];
/** Every key that has a single value; tables of scenarios, services, policies and backends are in the schema alone. */
export declare const OPTIONS: readonly OptionRow[];
