import { sumFiles } from "../merge.js";
import { type BranchCoverage, type CoverageFiles, emptyFile, type FileCoverage } from "../model.js";
import { JsonElements } from "./json-elements.js";
import { lineCounters, type Segment } from "./segments.js";

/** `[line, column, endLine, endColumn, count, falseCount, file, …]` */
type Branch = readonly [number, number, number, number, number, number, number];

interface ExportedFile {
  readonly filename: string;
  readonly segments: readonly Segment[];
}

interface ExportedFunction {
  readonly name: string;
  readonly count: number;
  readonly filenames: readonly string[];
  readonly regions: readonly Region[];
  /** Since LLVM 12. */
  readonly branches?: readonly Branch[];
}

/** `[line, column, endLine, endColumn, count, file, expandedFile, kind]`; files by their place in `filenames`. */
type Region = readonly [number, number, number, number, number, number, number, number];

/** A region in which a macro stands; the text of the macro is its `expandedFile`. */
const EXPANSION = 1;

/** Files and functions lie in `data[].files[]` and `data[].functions[]`. */
const ELEMENT_DEPTH = 4;

/** Receives what `llvm-cov export` prints (llvm.coverage.json.export 2.x and 3.x), and turns it into coverage. */
export class LlvmExport {
  readonly #files = new Map<string, ReturnType<typeof emptyFile>>();
  readonly #elements = new JsonElements(ELEMENT_DEPTH, (text) => this.#take(text));

  write(chunk: Buffer): void {
    this.#elements.write(chunk);
  }

  /** Null where the document was cut off. */
  end(): CoverageFiles | null {
    if (!this.#elements.complete) return null;
    const files: [string, FileCoverage][] = [...this.#files].filter(([, { lines }]) => lines.size > 0);
    return sumFiles(new Map(files), new Map());
  }

  #take(text: string): void {
    const element = JSON.parse(withoutRegions(text)) as Partial<ExportedFile & ExportedFunction>;
    if (element.segments !== undefined && element.filename !== undefined) this.#file(element as ExportedFile);
    else if (element.regions !== undefined) this.#function(element as ExportedFunction);
  }

  #file({ filename, segments }: ExportedFile): void {
    const { lines } = this.#of(filename);
    for (const [line, counters] of lineCounters(segments)) lines.set(line, counters);
  }

  #function({ name, count, filenames, regions, branches = [] }: ExportedFunction): void {
    const [first] = regions;
    const file = first?.[5] ?? 0;
    const filename = filenames[file];
    const line = first?.[0];
    if (filename === undefined || line === undefined) return;
    const coverage = this.#of(filename);
    takeBranches(coverage.branches, branches, file, expansionsOf(regions));
    const { functions } = coverage;
    // A static function is named with its file: "main.c:work".
    const plain = name.slice(name.lastIndexOf("/") + 1).replace(/^[^:<>;]*[:;](?!:)/, "");
    const key = `${line}:${plain}`;
    functions.set(key, { name: plain, line, hits: safe(count) + (functions.get(key)?.hits ?? 0) });
  }

  #of(filename: string): ReturnType<typeof emptyFile> {
    let coverage = this.#files.get(filename);
    if (coverage === undefined) {
      coverage = emptyFile();
      this.#files.set(filename, coverage);
    }
    return coverage;
  }
}

const REGIONS = '"regions":[[';

/**
 * A function's text with its first region alone, where it has no text of macros: regions are more than half of the document, and
 * of most only the first one counts. Within a string the quote would have a backslash before it.
 */
function withoutRegions(text: string): string {
  const start = text.indexOf(REGIONS);
  if (start < 0 || !/"filenames":\["[^"]*"\]/.test(text)) return text;
  const end = text.indexOf("]", start);
  const after = text.indexOf("]]", end);
  return after < 0 ? text : text.slice(0, end) + text.slice(after);
}

function expansionsOf(regions: readonly Region[]): ReadonlyMap<number, Region> {
  return new Map(regions.filter((region) => region[7] === EXPANSION).map((region) => [region[6], region]));
}

/** Branches in the text of a macro belong to the line on which the macro stands. */
function takeBranches(
  taken: Map<string, BranchCoverage>,
  branches: readonly Branch[],
  main: number,
  expansions: ReadonlyMap<number, Region>,
): void {
  for (const [own, column, endLine, endColumn, yes, no, file] of branches) {
    let [line, at] = [own, `${column}-${endLine}:${endColumn}`];
    let inside = file;
    // Macros stand in macros, as deep as the regions are many at most.
    for (let depth = 0; inside !== main && depth <= expansions.size; depth++) {
      const region = expansions.get(inside);
      if (region === undefined) break;
      at = `${region[1]}/${line}:${at}`;
      [line, inside] = [region[0], region[5]];
    }
    if (inside !== main) continue;
    // Instances of a template have the same branches.
    const [knownYes = 0, knownNo = 0] = taken.get(`${line}:${at}`)?.hits ?? [];
    taken.set(`${line}:${at}`, { line, hits: [safe(knownYes + safe(yes)), safe(knownNo + safe(no))] });
  }
}

function safe(count: number): number {
  return Math.min(count, Number.MAX_SAFE_INTEGER);
}
