import { BYTES_EXPECTED, parseBytes } from "../core/bytes.js";
import { nearest } from "../core/nearest.js";
import { OPTIONS, type OptionRow } from "./option-rows.js";
import { configInvalid, type Origin, problemAt } from "./problems.js";

export { BACKEND_NAMES, OPTIONS, type OptionRow, type OptionType } from "./option-rows.js";

export type OptionReading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly expected: string; readonly suggestion: string | null };

const TRUE = new Set(["true", "1", "yes", "on"]);
const FALSE = new Set(["false", "0", "no", "off"]);

/** The row of a config key; a name under `env.` belongs to the row `env.*`. */
export function optionRow(key: string): OptionRow | null {
  return (
    OPTIONS.find((row) => row.key === key || (row.key.endsWith("*") && key.startsWith(row.key.slice(0, -1)))) ?? null
  );
}

/** Reads the text of a flag, input or variable as the row's type says. Never throws. */
export function readOptionText(row: OptionRow, text: string, unit: "seconds" | null = null): OptionReading {
  const trimmed = text.trim();
  switch (row.type) {
    case "string":
      return oneOf(row, row.values ? [trimmed] : []) ?? accept(trimmed);
    case "list": {
      const items = trimmed.split(/[,\n]/).map((item) => item.trim());
      const wanted = items.filter((item) => item !== "");
      if (wanted.length === 0) return refuse("a list separated by commas");
      return oneOf(row, wanted) ?? accept(wanted);
    }
    case "bool": {
      const word = trimmed.toLowerCase();
      return TRUE.has(word) ? accept(true) : FALSE.has(word) ? accept(false) : refuse("true or false");
    }
    case "integer":
      return integer(trimmed, "an integer");
    case "duration":
      return unit === "seconds" ? seconds(trimmed) : integer(trimmed, "an integer number of milliseconds");
    case "number":
      return /^-?\d+(\.\d+)?$/.test(trimmed) ? accept(Number(trimmed)) : refuse("a number");
    case "bytes":
      return parseBytes(trimmed) === null ? refuse(BYTES_EXPECTED) : accept(trimmed);
    case "entry":
      return /^[^=\0]+=/s.test(text) ? accept(text) : refuse("NAME=VALUE");
    case "table":
      return refuse("a table in cleanroom.toml");
  }
}

/**
 * The value that a text means. Throws ConfigInvalid that names `origin`, which is how the user said it, e.g. `--seed`.
 * An `entry` stays `NAME=VALUE`; see `optionOverride`.
 */
export function parseOptionValue(row: OptionRow, text: string, origin: string): unknown {
  const reading = readOptionText(row, text);
  if (reading.ok) return reading.value;
  const { expected, suggestion } = reading;
  const place: Origin = { kind: "option", text: origin, location: null };
  throw configInvalid(
    [problemAt(place, "", { found: row.type === "entry" ? "no `=`" : JSON.stringify(text), expected, suggestion })],
    "Give a value of that form. Nothing was started.",
  );
}

/** The override that a flag or input with this text means; `NAME=VALUE` becomes the key `env.NAME`. */
export function optionOverride(
  row: OptionRow,
  text: string,
  origin: string,
): { readonly key: string; readonly value: unknown; readonly origin: string } {
  const value = parseOptionValue(row, text, origin);
  if (row.type !== "entry") return { key: row.key, value, origin };
  const equals = text.indexOf("=");
  const prefix = row.key.slice(0, -1);
  return { key: prefix + text.slice(0, equals).trim(), value: text.slice(equals + 1), origin };
}

function accept(value: unknown): OptionReading {
  return { ok: true, value };
}

function refuse(expected: string, suggestion: string | null = null): OptionReading {
  return { ok: false, expected, suggestion };
}

function oneOf(row: OptionRow, items: readonly string[]): OptionReading | null {
  const values = row.values;
  const wrong = values ? items.find((item) => !values.includes(item)) : undefined;
  if (values === null || wrong === undefined) return null;
  return refuse(`one of ${values.join(", ")}`, nearest(wrong, values));
}

function integer(text: string, expected: string): OptionReading {
  return /^[+-]?\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? accept(Number(text)) : refuse(expected);
}

function seconds(text: string): OptionReading {
  const milliseconds = /^[+-]?\d+(\.\d+)?$/.test(text) ? Math.round(Number(text) * 1000) : Number.NaN;
  return Number.isSafeInteger(milliseconds) ? accept(milliseconds) : refuse("a number of seconds");
}
