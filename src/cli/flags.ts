import { type ParseArgsConfig, parseArgs } from "node:util";
import type { Override } from "../app/api.js";
import { OPTIONS, optionOverride } from "../config/options.js";
import { CleanroomError } from "../core/errors.js";
import { nearest } from "../core/nearest.js";

type Flags = NonNullable<ParseArgsConfig["options"]>;

/** The parsed command line of a verb: flags that are configuration, its own flags, and the rest. */
export interface CommandLine {
  readonly overrides: readonly Override[];
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
  /** What stood after `--`, null where there was no `--`. */
  readonly command: readonly string[] | null;
}

const CONFIG_FLAGS = OPTIONS.filter((row) => row.cliFlag !== null);

/**
 * Parses a verb's arguments. With `configurable` the flags of the options table are understood too. Throws
 * ConfigInvalid for unknown flags, with the nearest known one, and for values of the wrong form.
 */
export function parseFlags(args: readonly string[], own: Flags, configurable: boolean): CommandLine {
  const cut = args.indexOf("--");
  const command = cut === -1 ? null : args.slice(cut + 1);
  const rows = configurable ? CONFIG_FLAGS : [];
  const flags: Flags = { ...own, help: { type: "boolean", short: "h" } };
  for (const row of rows) {
    flags[flagName(row.cliFlag)] = row.type === "bool" ? { type: "boolean" } : { type: "string", multiple: true };
  }
  const { values, positionals } = parse(cut === -1 ? args : args.slice(0, cut), flags);
  const overrides = rows.flatMap((row) => {
    const given = values[flagName(row.cliFlag)];
    const origin = row.cliFlag ?? "";
    if (given === undefined) return [];
    const texts = (Array.isArray(given) ? given : [given]).map(String);
    // A list flag may be repeated; of any other the last one counts, but for NAME=VALUE pairs.
    const joined = row.type === "list" ? [texts.join(",")] : row.type === "entry" ? texts : texts.slice(-1);
    return joined.map((text) => optionOverride(row, text, origin));
  });
  return { overrides, values, positionals, command };
}

function parse(args: readonly string[], options: Flags) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (cause) {
    const unknown = /Unknown option '(-{1,2}[^']+)'/.exec(String(cause))?.[1];
    const known = Object.keys(options).map((name) => `--${name}`);
    const near = unknown === undefined ? null : nearest(unknown, known);
    const text = unknown === undefined ? (cause as Error).message.split(". ")[0] : `unknown flag ${unknown}`;
    throw new CleanroomError("ConfigInvalid", `${text}${near === null ? "" : `; did you mean ${near}?`}`, {
      hint: "Run the verb with --help for its flags.",
      context: { flag: unknown ?? null },
      cause,
    });
  }
}

function flagName(flag: string | null): string {
  return (flag ?? "").replace(/^--/, "");
}

/** The lines that describe the configuration's flags in a verb's usage. */
export function configFlagUsage(): string[] {
  return CONFIG_FLAGS.map((row) => {
    const value = row.type === "bool" ? "" : row.type === "entry" ? " NAME=VALUE" : ` ${row.type.toUpperCase()}`;
    return `  ${`${row.cliFlag}${value}`.padEnd(28)} ${row.description}`;
  });
}
