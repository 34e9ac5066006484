import type { ParameterTypeRegistry } from "@cucumber/cucumber-expressions";
import { parseBytes } from "../core/bytes.js";
import { CleanroomError } from "../core/errors.js";

const DOUBLE = /"((?:[^"\\]|\\.)*)"/.source;
const SINGLE = /'((?:[^'\\]|\\.)*)'/.source;
const LIST = /\[(?:[^[\]"]|"(?:[^"\\]|\\.)*"|\[(?:[^[\]"]|"(?:[^"\\]|\\.)*")*\])*\]/;

interface Definition {
  readonly name: string;
  readonly regexp: RegExp | readonly RegExp[];
  readonly about: string;
  readonly transform: (...groups: string[]) => unknown;
}

/** The kinds of values in Cleanroom's phrases, beside those of Cucumber (`{int}`, `{string}`, `{word}`…). */
export const PARAMETER_TYPES: readonly Definition[] = [
  {
    name: "text",
    regexp: [new RegExp(DOUBLE), new RegExp(SINGLE)],
    about: 'text in quotes; in double quotes `\\n`, `\\t`, `\\"` and the like mean what they mean in JSON',
    transform: (double?: string, single?: string) =>
      double === undefined ? (single ?? "").replaceAll("\\'", "'") : unescaped(double),
  },
  {
    name: "name",
    regexp: [new RegExp(DOUBLE), /([A-Za-z_][\w.-]*)/],
    about: "a name, in quotes or not",
    transform: (...groups) => groups.find((group) => group !== undefined) ?? "",
  },
  {
    name: "stream",
    regexp: /stdout|stderr/,
    about: "`stdout` or `stderr`",
    transform: (name) => name,
  },
  {
    name: "list",
    regexp: LIST,
    about: 'a list as JSON writes it, e.g. `["--help"]`',
    transform: (text) => json(text),
  },
  {
    name: "value",
    regexp: [/\{.*\}/, LIST, /"(?:[^"\\]|\\.)*"/, /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/, /true|false|null/],
    about: "a JSON value",
    transform: (text) => json(text),
  },
  {
    name: "pattern",
    regexp: /\/((?:[^/\\]|\\.)*)\/([a-z]*)/,
    about: "a regular expression between slashes, flags behind or inside it",
    transform: (source, flags) => `${flags ? `(?${flags})` : ""}${(source ?? "").replaceAll("\\/", "/")}`,
  },
  {
    name: "duration",
    regexp: /(\d+(?:\.\d+)?) ?(ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?)?/,
    about: "a duration: `50 ms`, `2 s`, `1 minute`; milliseconds where no unit is named",
    transform: (amount, unit = "ms") => Number(amount) * millisecondsOf(unit),
  },
  {
    name: "size",
    regexp: /(\d+(?:\.\d+)?) ?([kKmMgG]?(?:i?B)?|bytes?)/,
    about: "a size: `4096 bytes`, `4KB`, `1MiB`; units are powers of 1024",
    transform: (amount, unit = "") => parseBytes(`${amount}${/byte/.test(unit) ? "" : unit}`) ?? Number.NaN,
  },
];

/** Defines all of them in a registry of expressions. */
export async function defineParameterTypes(registry: ParameterTypeRegistry): Promise<void> {
  const { ParameterType } = await import("@cucumber/cucumber-expressions");
  for (const { name, regexp, transform } of PARAMETER_TYPES) {
    registry.defineParameterType(new ParameterType(name, regexp, null, transform, name === "text", false));
  }
}

function millisecondsOf(unit: string): number {
  if (/^(ms|milli)/.test(unit)) return 1;
  return unit.startsWith("s") ? 1000 : 60_000;
}

function unescaped(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    // A path or a pattern whose backslashes mean themselves.
    return text.replaceAll('\\"', '"');
  }
}

function json(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch (cause) {
    throw new CleanroomError("ConfigInvalid", `${text} is not JSON: ${(cause as Error).message}`, {
      hint: 'Write lists and objects as JSON does, e.g. ["--name", "value"].',
      context: { found: text },
    });
  }
}
