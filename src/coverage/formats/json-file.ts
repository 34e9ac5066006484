import * as z from "zod/mini";
import { DAMAGED, invalidCoverage } from "../invalid.js";
import { nameOf, type RawFile, textOf } from "../raw-file.js";

/** Reads a JSON document of a given shape. Throws ArtifactInvalid that says where it breaks off or what does not fit. */
export function readJson<S extends z.ZodMiniType>(file: RawFile, schema: S, what: string): z.output<S> {
  const text = textOf(file);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    const place = { file: nameOf(file), ...lineOf(text, said) };
    throw invalidCoverage(place, `this is not whole JSON: ${said.slice(0, 200)}`, DAMAGED, cause);
  }
  const parsed = z.safeParse(schema, json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.map(String).join(" → ") ?? "";
  throw invalidCoverage(
    { file: nameOf(file) },
    `this is not ${what}: at ${where || "its top"}: ${issue?.message ?? "it has another shape"}`,
    "Give the file as its tool wrote it; with `coverage.format` set, only files of that format may lie in the coverage folder.",
  );
}

/** The line that V8's message about JSON points to, where it names a position or the end. */
function lineOf(text: string, message: string): { line: number } {
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
  return { line: text.slice(0, position).split("\n").length };
}
