import * as z from "zod/mini";
import { BYTES_EXPECTED, parseBytes } from "../../core/bytes.js";
import { OPTIONS } from "../option-rows.js";

/** The length of "[TRUNCATED]", which ends a stream that was cut. */
const LEAST_OUTPUT = 11;

/** What a schema wants, in words: the expected part of a problem. */
export const wording = z.registry<{ readonly expected: string }>();

/** Attaches the words; the same instance is returned. */
export function worded<T extends z.core.$ZodType>(expected: string, schema: T): T {
  wording.add(schema, { expected });
  return schema;
}

/** Optional key of the option table, described (in the JSON Schema too) as its row says. */
export function option<T extends z.ZodMiniType>(key: string, schema: T): z.ZodMiniOptional<T> {
  const row = OPTIONS.find((candidate) => candidate.key === key);
  if (!row) throw new Error(`no option row for ${key}`);
  const optional = z.optional(schema);
  const fallback = row.default === null ? {} : { default: row.default };
  z.globalRegistry.add(optional, { description: row.description, ...fallback });
  return optional;
}

/** Any text; NUL can't be in an argument, a path or a variable. */
export const text = () =>
  worded(
    "a string",
    z.string().check(z.refine((value) => !value.includes("\0"), { error: "a string without NUL characters" })),
  );

export const filledText = () => worded("a string that is not empty", text().check(z.minLength(1)));

export const bool = () => worded("true or false", z.boolean());

export const whole = (from: number, to: number = Number.MAX_SAFE_INTEGER) =>
  worded(
    to === Number.MAX_SAFE_INTEGER ? `an integer from ${from} up` : `an integer from ${from} to ${to}`,
    z.int().check(z.minimum(from), z.maximum(to)),
  );

export const milliseconds = () => worded("a number of milliseconds from 1 to 2147483647", whole(1, 2 ** 31 - 1));

export const positive = () => worded("a number above 0", z.number().check(z.positive(), z.maximum(1e6)));

export const byteSize = () =>
  worded(
    BYTES_EXPECTED,
    z.union([
      z.int().check(z.nonnegative()),
      z.string().check(
        z.regex(/^\s*\d+(\.\d+)?\s*([kKmMgGtT]?[iI]?[bB]?)\s*$/),
        z.refine((value) => parseBytes(value) !== null),
      ),
    ]),
  );

/** What is kept of a stream: the mark of a cut must fit into it. */
export const outputSize = () =>
  worded(
    `${BYTES_EXPECTED}, at least ${LEAST_OUTPUT} bytes`,
    byteSize().check(
      z.refine((value) => (typeof value === "number" ? value : (parseBytes(value) ?? 0)) >= LEAST_OUTPUT),
    ),
  );

/** One value or a list of them. */
export const oneOrMore = <T extends z.ZodMiniType>(schema: () => T) =>
  z.union([schema(), z.array(schema()).check(z.minLength(1))]);

const variableName = () => worded("a variable name without `=`", z.string().check(z.regex(/^[^=\0]+$/)));

export const environment = () => z.record(variableName(), text());

/** What JSON can say: TOML's dates, infinities and NaN are not. */
export const jsonValue = () => worded("a JSON value", z.unknown().check(z.refine(isJson, { error: "a JSON value" })));

function isJson(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isJson);
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value === "object" && value !== null)
    return !(value instanceof Date) && Object.values(value).every(isJson);
  return value === null || typeof value === "string" || typeof value === "boolean";
}
