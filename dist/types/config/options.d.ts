import { type OptionRow } from "./option-rows.js";
export { BACKEND_NAMES, OPTIONS, type OptionRow, type OptionType } from "./option-rows.js";
export type OptionReading = {
    readonly ok: true;
    readonly value: unknown;
} | {
    readonly ok: false;
    readonly expected: string;
    readonly suggestion: string | null;
};
/** The row of a config key; a name under `env.` belongs to the row `env.*`. */
export declare function optionRow(key: string): OptionRow | null;
/** Reads the text of a flag, input or variable as the row's type says. Never throws. */
export declare function readOptionText(row: OptionRow, text: string, unit?: "seconds" | null): OptionReading;
/**
 * The value that a text means. Throws ConfigInvalid that names `origin`, which is how the user said it, e.g. `--seed`.
 * An `entry` stays `NAME=VALUE`; see `optionOverride`.
 */
export declare function parseOptionValue(row: OptionRow, text: string, origin: string): unknown;
/** The override that a flag or input with this text means; `NAME=VALUE` becomes the key `env.NAME`. */
export declare function optionOverride(row: OptionRow, text: string, origin: string): {
    readonly key: string;
    readonly value: unknown;
    readonly origin: string;
};
