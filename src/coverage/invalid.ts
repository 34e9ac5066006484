import { CleanroomError } from "../core/errors.js";

/**
 * The error for coverage data that cannot be used: says in which file and, where there are lines, in which line.
 *
 * @param hint what to do about it
 */
export function invalidCoverage(
  at: { readonly file: string; readonly line?: number },
  what: string,
  hint: string,
  cause?: unknown,
): CleanroomError {
  const place = at.line === undefined ? at.file : `${at.file}:${at.line}`;
  const context = at.line === undefined ? { file: at.file } : { file: at.file, line: at.line };
  return new CleanroomError("ArtifactInvalid", `${place}: ${what}`, {
    hint,
    context,
    ...(cause === undefined ? {} : { cause }),
  });
}

/** Says that a file ends too early or is damaged, and how to get a whole one. */
export const DAMAGED =
  "The file may have been cut off: let the step that writes it come to its end, and look whether it was over the size limit of artifacts.";
