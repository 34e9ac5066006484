import * as z from "zod/mini";
import { nearest } from "../core/nearest.js";
import { isSensitiveName } from "../core/sensitive-name.js";
import { describe, keysAt, schemasAt } from "./describe.js";
import { OPTIONS } from "./option-rows.js";
import { dottedKey, formatProblem, type Path, type Problem, problemAt } from "./problems.js";
import type { ConfigSource } from "./source.js";

type Schema = z.core.$ZodType;
type Issue = z.core.$ZodIssue;

/** Everything in one source that its schema doesn't allow. */
export function validateSource(source: ConfigSource, schema: Schema): Problem[] {
  const parsed = z.safeParse(schema, source.value, { reportInput: true });
  if (parsed.success) return [];
  const problems = flatten(parsed.error.issues, []).flatMap((issue) => problemsOf(issue, source, schema));
  // One value can break several rules that the same words describe.
  return [...new Map(problems.map((problem) => [formatProblem(problem), problem])).values()];
}

/** The issues with full paths; of a union, those of the branch that was meant. */
function flatten(issues: readonly Issue[], prefix: Path): Issue[] {
  return issues.flatMap((issue) => {
    const path = [...prefix, ...(issue.path as Path)];
    const meant = issue.code === "invalid_union" ? branchMeant(issue.errors) : null;
    return meant ? flatten(meant, path) : [{ ...issue, path }];
  });
}

/**
 * The issues of the branch whose type fits and whose content doesn't; null where no branch takes such a value. Where
 * several fit equally, nobody knows which keys are missing, only which are unknown.
 */
function branchMeant(branches: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const fitting = branches.filter((issues) => issues.every(isInside)).sort((a, b) => a.length - b.length);
  const [best, second] = fitting;
  if (!best || best.length !== second?.length) return best ?? null;
  const unknown = best.filter((issue) => issue.code === "unrecognized_keys");
  return unknown.length > 0 ? unknown : null;
}

/** Whether an issue is about the content of a value that has the right type. */
function isInside(issue: Issue): boolean {
  if (issue.path.length > 0 || issue.code === "unrecognized_keys" || issue.code === "custom") return true;
  return issue.code === "invalid_union" && branchMeant(issue.errors) !== null;
}

function problemsOf(issue: Issue, source: ConfigSource, schema: Schema): Problem[] {
  const path = issue.path as Path;
  const origin = (at: Path) => source.originAt(at);
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(schema, path);
    return issue.keys.map((key) => {
      const at = [...path, key];
      const suggestion = nearest(key, known) ?? elsewhere(key);
      const expected = `one of ${known.join(", ")}`;
      return problemAt(origin(at), dottedKey(at), { found: "an unknown key", expected, suggestion });
    });
  }
  const candidates = schemasAt(schema, path);
  const expected = candidates.map(describe).join(" or ") || "nothing";
  if (issue.code === "invalid_key") {
    const last = path.at(-1);
    const record = schemasAt(schema, path.slice(0, -1))
      .map(keyTypeOf)
      .find((type) => type !== null);
    const found = `the name ${JSON.stringify(last)}`;
    return [problemAt(origin(path), dottedKey(path), { found, expected: record ? describe(record) : "another name" })];
  }
  const input = valueAt(source.value, path);
  return [
    problemAt(origin(path), dottedKey(path), {
      found: secret(path) && typeof input !== "object" ? `a ${typeof input}` : show(input),
      expected: issue.code === "custom" && issue.message !== "Invalid input" ? issue.message : expected,
      suggestion: meantValue(input, candidates),
    }),
  ];
}

/** The full name of an option that has this name in another table. */
function elsewhere(key: string): string | null {
  const owner = OPTIONS.find((row) => row.key.endsWith(`.${key}`));
  return owner?.key ?? null;
}

function meantValue(input: unknown, candidates: readonly Schema[]): string | null {
  if (typeof input !== "string") return null;
  const meant = nearest(input, candidates.flatMap(wordsOf));
  return meant === null ? null : JSON.stringify(meant);
}

function wordsOf(schema: Schema): string[] {
  const def = (schema as z.core.$ZodTypes)._zod.def;
  if (def.type === "enum") return Object.values(def.entries).map(String);
  return def.type === "union" ? def.options.flatMap(wordsOf) : [];
}

function keyTypeOf(schema: Schema): Schema | null {
  const def = (schema as z.core.$ZodTypes)._zod.def;
  return def.type === "record" ? def.keyType : null;
}

/** Values under names that look like secrets are never shown. */
function secret(path: Path): boolean {
  const patterns = OPTIONS.find((row) => row.key === "security.sensitive_env_patterns")?.default;
  const inEnv = path.some((segment, index) => segment === "env" && index < path.length - 1);
  return inEnv && isSensitiveName(String(path.at(-1)), patterns as readonly string[]);
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (node, segment) =>
      typeof node === "object" && node !== null ? (node as Record<string | number, unknown>)[segment] : undefined,
    value,
  );
}

/** A value as a message shows it. */
export function show(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value instanceof Date) return "a date";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object" && value !== null) return "a table";
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
