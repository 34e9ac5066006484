/** A value as TOML writes it on one line; `null`, which TOML lacks, as JSON does. */
export declare function tomlLiteral(value: unknown): string;
