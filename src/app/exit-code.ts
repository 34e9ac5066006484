import { EXIT, exitCodeOf } from "../core/errors.js";
import type { Report } from "../model/report.js";
import type { RunResult } from "./api.js";

/** The exit code of a finished run; an error that kept its results from being written counts where nothing else failed. */
export function exitCode({ outcome, error }: Report, writeError: RunResult["writeError"]): number {
  if (outcome === "error") return exitCodeOf(error?.kind ?? "Internal");
  if (outcome === "failed") return EXIT.failed;
  return writeError === null ? EXIT.ok : exitCodeOf(writeError.kind);
}
