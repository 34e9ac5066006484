import { CleanroomError } from "../core/errors.js";
import type { SourceLocation } from "../model/plan.js";

/** Where an effective value came from. */
export interface Origin {
  readonly kind: "option" | "environment" | "file" | "manifest" | "default";
  /** `cleanroom.toml:3:1`, `CLEANROOM_SEED`, `--seed` or `default`. */
  readonly text: string;
  /** The place in a file; null for anything that is no file. */
  readonly location: SourceLocation | null;
}

/** One thing that is wrong in a configuration. `file`, `line` and `column` are null for options and variables. */
export interface Problem {
  readonly origin: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  /** Dotted, e.g. `scenarios[0].steps[1].args`; empty for the file as a whole. */
  readonly key: string;
  readonly found: string;
  readonly expected: string;
  readonly suggestion: string | null;
}

export type Path = readonly (string | number)[];

/** `["scenarios", 0, "env", "A"]` as `scenarios[0].env.A`; segments that TOML would quote are quoted. */
export function dottedKey(path: Path): string {
  let text = "";
  for (const segment of path) {
    if (typeof segment === "number") text += `[${segment}]`;
    else text += `${text === "" ? "" : "."}${/^[\w-]+$/.test(segment) ? segment : JSON.stringify(segment)}`;
  }
  return text;
}

export function problemAt(
  origin: Origin,
  key: string,
  what: { readonly found: string; readonly expected: string; readonly suggestion?: string | null },
): Problem {
  const { file = null, line = null, column = null } = origin.location ?? {};
  const { found, expected, suggestion = null } = what;
  return { origin: origin.text, file, line, column, key, found, expected, suggestion };
}

/** `file:line:column: key: found X, expected Y (did you mean Z?)` */
export function formatProblem(problem: Problem): string {
  const { origin, key, found, expected, suggestion } = problem;
  const subject = key === "" ? origin : `${origin}: ${key}`;
  return `${subject}: found ${found}, expected ${expected}${suggestion === null ? "" : ` (did you mean ${suggestion}?)`}`;
}

/** All problems as one ConfigInvalid, in the order of the places they are in. */
export function configInvalid(problems: readonly Problem[], hint?: string): CleanroomError {
  const ordered = [...problems].sort(
    (a, b) => compare(a.file ?? "", b.file ?? "") || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
  const heading = ordered.length === 1 ? "" : `${ordered.length} problems in the configuration:\n`;
  return new CleanroomError("ConfigInvalid", heading + ordered.map(formatProblem).join("\n"), {
    hint:
      hint ??
      "Mend what is listed and run `cleanroom validate`; `cleanroom schema` prints everything that is allowed. Nothing was started.",
    context: { problems: ordered },
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
