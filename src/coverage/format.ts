import { asCleanroomError, type CleanroomError } from "../core/errors.js";
import { sumFiles } from "./merge.js";
import type { CoverageFiles, V8Script } from "./model.js";
import { nameOf, type RawFile } from "./raw-file.js";
import type { RunTool } from "./run-tool.js";
import type { SourcePaths } from "./source-paths.js";

/** What a format may use to read its files. */
export interface ReadContext {
  readonly paths: SourcePaths;
  /** The programs that were tested, as absolute paths on this host. */
  readonly binaries: readonly string[];
  readonly run: RunTool;
  /** Folders that tools may lie in, in the order of PATH. */
  readonly toolFolders: readonly string[];
  /** A folder of its own for what the tools need; removed afterwards. */
  readonly tempDir: string;
  /** Takes what cannot be used; the rest is read all the same. */
  readonly problem: (error: CleanroomError) => void;
  readonly warn: (message: string) => void;
  /** Takes what V8 counted of a source of the project, so that shards can be merged exactly. */
  readonly keepV8: (path: string, script: V8Script) => void;
}

/** One format of coverage data. Another format is another one of these, and a line in formats.ts. */
export interface CoverageFormat {
  readonly name: string;
  /** Written by the tested program itself; others are reports, which may tell the same once more. */
  readonly raw: boolean;
  /** @param head the first bytes of the file */
  recognises(path: string, head: Buffer): boolean;
  /** All files of this format together, by the paths of sources as the data has them. */
  read(files: readonly RawFile[], context: ReadContext): Promise<CoverageFiles>;
}

/** `read` of a format whose files stand each for itself: what they tell adds up. */
export function fileByFile(
  parse: (file: RawFile, context: ReadContext) => CoverageFiles | Promise<CoverageFiles>,
): CoverageFormat["read"] {
  return async (files, context) => {
    let sum: CoverageFiles = new Map();
    for (const file of files) {
      try {
        sum = sumFiles(sum, await parse(file, context));
      } catch (error) {
        context.problem(named(error, file));
      }
    }
    return sum;
  };
}

/** Errors that name their file pass; anything else is a defect, and says at least with which file it came. */
function named(error: unknown, file: RawFile): CleanroomError {
  const known = asCleanroomError(error);
  if (known.kind === "Internal") known.context["file"] = nameOf(file);
  return known;
}
