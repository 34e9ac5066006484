import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { asCleanroomError, type CleanroomError } from "../core/errors.js";
import type { CoverageFormat, ReadContext } from "./format.js";
import { FORMATS, formatOf } from "./formats.js";
import { invalidCoverage } from "./invalid.js";
import { inOrder, sumFiles } from "./merge.js";
import type { Coverage, CoverageFiles, FileCoverage, V8Script } from "./model.js";
import { headOf, nameOf, type RawFile } from "./raw-file.js";
import { type RunTool, toolRunner } from "./run-tool.js";
import { SourcePaths } from "./source-paths.js";
import { type CoverageSummary, type SummaryOptions, summarise } from "./summary.js";

export interface CollectOptions extends SummaryOptions {
  /** As configured: `auto`, or the one format that counts. */
  readonly format: string;
  /** Whether sources outside of the project count too. */
  readonly includeSystem: boolean;
}

export interface CollectInput {
  /** What the steps left: see `isCoverageFile`. */
  readonly files: readonly RawFile[];
  /** Programs that were tested, as absolute paths on this host; for LLVM. */
  readonly binaries: readonly string[];
  /** Absolute. */
  readonly projectDir: string;
  /** Where else the project lay: the workdir of the steps, the folder in which the programs were built. */
  readonly roots: readonly string[];
  /** A folder in which one is made for the time of the call. */
  readonly tempDir: string;
  /** Names what these files are of: merging coverage of the same name twice counts it once. */
  readonly shard: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What runs the tools, in place of processes of our own. */
  readonly run?: RunTool;
  readonly signal?: AbortSignal;
  readonly options: CollectOptions;
}

export interface CoverageResult extends CoverageSummary {
  readonly coverage: Coverage;
  /** Formats that were found, in the order of `FORMATS`. */
  readonly formats: readonly string[];
  readonly warnings: readonly string[];
  /** Data that could not be used, each with file, line and what to do: the rest is counted. */
  readonly problems: readonly CleanroomError[];
}

/** Turns what the steps of a run left into one coverage of the project's sources. Bad data is told and never thrown. */
export async function collectCoverage(input: CollectInput): Promise<CoverageResult> {
  const { options, env, tempDir } = input;
  const warnings: string[] = [];
  const problems: CleanroomError[] = [];
  const problem = (error: CleanroomError) => void problems.push(error);
  const counted = new Map<string, V8Script>();
  const paths = new SourcePaths(input);
  const groups = groupByFormat(input.files, options.format, problem);
  mkdirSync(tempDir, { recursive: true });
  const folder = mkdtempSync(join(tempDir, "coverage-"));
  const context: ReadContext = {
    paths,
    binaries: input.binaries,
    run: input.run ?? toolRunner(env, input.signal),
    toolFolders: (env["PATH"] ?? "").split(delimiter).filter((each) => each !== ""),
    tempDir: folder,
    problem,
    warn: (message) => void warnings.push(message),
    keepV8: (path, script) => void counted.set(path, script),
  };
  const placing = new Placing(paths, options.includeSystem);
  try {
    for (const [format, files] of groups) {
      try {
        placing.add(format, await format.read(files, context));
      } catch (error) {
        problem(asCleanroomError(error));
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  warnings.push(...placing.warnings());
  const { files, missing } = placing;
  const alone = [...counted].filter(([path]) => placing.isFromOneFormat(path));
  const v8 = alone.length === 0 ? {} : { v8: new Map(alone) };
  const coverage: Coverage = new Map([[input.shard, { files, missing, ...v8 }]]);
  const formats = [...groups.keys()].map(({ name }) => name);
  return { coverage, formats, warnings, problems, ...summarise(coverage, options) };
}

function groupByFormat(
  files: readonly RawFile[],
  wanted: string,
  problem: (error: CleanroomError) => void,
): Map<CoverageFormat, RawFile[]> {
  const groups = new Map<CoverageFormat, RawFile[]>();
  const only = FORMATS.find(({ name }) => name === wanted);
  for (const file of files) {
    try {
      const format = formatOf(file.path, headOf(file));
      // A file of the format that was asked for may be too damaged to be recognised, and is then to be told of.
      const taken = only === undefined ? format : format === null || format === only ? only : null;
      if (taken === null) continue;
      const group = groups.get(taken) ?? [];
      groups.set(taken, group);
      group.push(file);
    } catch (cause) {
      problem(invalidCoverage({ file: nameOf(file) }, "it cannot be read", "Look at its permissions.", cause));
    }
  }
  // In one order, whatever the order of the files.
  return new Map([...groups].sort(([a], [b]) => FORMATS.indexOf(a) - FORMATS.indexOf(b)));
}

/** Sources named in a warning. */
const NAMED = 3;

/** Gathers coverage under the paths of the project's sources. */
class Placing {
  files: CoverageFiles = new Map();
  readonly #fromPrograms = new Set<string>();
  readonly #missing = new Set<string>();
  readonly #unplaced = new Set<string>();
  readonly #twice = new Set<string>();
  readonly #mixed = new Set<string>();

  constructor(
    readonly paths: SourcePaths,
    readonly includeSystem: boolean,
  ) {}

  get missing(): string[] {
    return [...this.#missing].filter((path) => !this.files.has(path)).sort();
  }

  add(format: CoverageFormat, found: CoverageFiles): void {
    let placed: CoverageFiles = new Map();
    const mapped = new Map<string, FileCoverage>();
    for (const [foreign, file] of found) {
      const path = this.#place(foreign);
      if (path === null || file.lines.size === 0) continue;
      if (mapped.has(path)) this.#mixed.add(path);
      // What a program counted itself is the source of its reports.
      if (!format.raw && this.#fromPrograms.has(path)) this.#twice.add(path);
      else if (mapped.has(path)) placed = sumFiles(placed, new Map([[path, inOrder(file)]]));
      else mapped.set(path, inOrder(file));
    }
    placed = sumFiles(new Map([...mapped].sort(([a], [b]) => (a < b ? -1 : 1))), placed);
    for (const path of placed.keys()) if (this.files.has(path)) this.#mixed.add(path);
    if (format.raw) for (const path of placed.keys()) this.#fromPrograms.add(path);
    this.files = sumFiles(this.files, placed);
  }

  /** Whether one file of one format tells of the source, and nothing was added to it. */
  isFromOneFormat(path: string): boolean {
    return this.files.has(path) && !this.#mixed.has(path);
  }

  #place(foreign: string): string | null {
    const place = this.paths.place(foreign);
    if (place.kind === "source") return place.path;
    if (place.kind === "missing") this.#missing.add(place.path);
    else if (this.includeSystem && isAbsolute(place.path)) return place.path;
    else if (!place.system) this.#unplaced.add(place.path);
    return null;
  }

  warnings(): string[] {
    const { missing } = this;
    return [
      ...told(missing, "tested and not in the project, and left out of its coverage"),
      ...told([...this.#unplaced], "outside of the project, and left out of its coverage"),
      ...told(
        [...this.#twice],
        "also told of in reports, which were made from what the programs counted and are not added to it",
      ),
    ];
  }
}

function told(paths: readonly string[], what: string): string[] {
  if (paths.length === 0) return [];
  const more = paths.length > NAMED ? ` and ${paths.length - NAMED} more` : "";
  return [`${paths.slice(0, NAMED).join(", ")}${more}: ${what}`];
}
