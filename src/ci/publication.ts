import type { Report } from "../model/report.js";
import type { Annotation, Locate } from "./annotations.js";

/** What a platform is told about a finished run: lines for the log, and files it picks up. */
export interface Publication {
  readonly lines: readonly string[];
  /** Paths are relative to the output folder, outside the run directory, whose files are sealed. */
  readonly files: readonly { readonly path: string; readonly content: string }[];
}

export interface PublishContext {
  readonly locate: Locate;
  /** The run directory as the user would write it, e.g. `artifacts/20261121-…`; null where none was written. */
  readonly runDir: string | null;
  /** Absolute path of the bundle. */
  readonly bundle: string | null;
}

/** A finished run as the platforms' own files take it. */
export interface Finished {
  readonly report: Report;
  readonly annotations: readonly Annotation[];
  readonly context: PublishContext;
}
