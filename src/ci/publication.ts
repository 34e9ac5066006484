import type { Report } from "../model/report.js";
import type { Annotation } from "../report/annotations.js";

/** What a platform is told about a finished run: lines for the log, and files it picks up. */
export interface Publication {
  readonly lines: readonly string[];
  readonly files: readonly PublishedFile[];
}

export interface PublishedFile {
  /** Absolute; never in the run directory, whose files are sealed. */
  readonly path: string;
  readonly content: string;
  /** Whether it goes behind what the file holds. */
  readonly append: boolean;
}

/** A finished run as the platforms' own files take it. */
export interface FinishedRun {
  readonly report: Report;
  readonly annotations: readonly Annotation[];
  /** The run as Markdown of at most this many bytes. */
  readonly summary: (limit: number) => string;
  /** Null where the run wrote no results. */
  readonly written: WrittenRun | null;
}

export interface WrittenRun {
  /** Absolute path of the output folder. */
  readonly outputDir: string;
  /** The run directory as the user would write it, e.g. `artifacts/20261121-…`. */
  readonly runDir: string;
  /** Absolute path of the bundle. */
  readonly bundle: string | null;
}

export const NOTHING: Publication = { lines: [], files: [] };
