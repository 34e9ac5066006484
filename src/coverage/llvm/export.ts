import { type BranchCoverage, type CoverageFiles, emptyFile } from "../model.js";
import { emptyRows, type JsonBytes, type Rows } from "./json-bytes.js";
import { JsonElements } from "./json-elements.js";
import { lineCounters } from "./segments.js";

/** Files and functions lie in `data[].files[]` and `data[].functions[]`. */
const ELEMENT_DEPTH = 4;

// Places in a region: `[line, column, endLine, endColumn, count, file, expandedFile, kind]`; files by their place in `filenames`.
const [LINE, COLUMN, FILE, EXPANDED, KIND] = [0, 1, 5, 6, 7];
/** A region in which a macro stands; the text of the macro is its `expandedFile`. */
const EXPANSION = 1;

interface ExportedFunction {
  readonly name: string;
  readonly count: number;
  readonly filenames: readonly string[];
}

/** Receives what `llvm-cov export` prints (llvm.coverage.json.export 2.x and 3.x), and turns it into coverage. */
export class LlvmExport {
  readonly #files = new Map<string, ReturnType<typeof emptyFile>>();
  readonly #elements = new JsonElements(ELEMENT_DEPTH, (element) => this.#take(element));
  readonly #segments = emptyRows();
  readonly #regions = emptyRows();
  readonly #branches = emptyRows();

  write(chunk: Buffer): void {
    this.#elements.write(chunk);
  }

  /** Null where the document was cut off, or is none. */
  end(): CoverageFiles | null {
    if (!this.#elements.end()) return null;
    return new Map([...this.#files].filter(([, { lines }]) => lines.size > 0));
  }

  #take(element: JsonBytes): void {
    let [name, filename, count]: [string, string | null, number] = ["", null, 0];
    let filenames: string[] = [];
    let [segments, regions, branches] = [-1, -1, -1];
    element.object((key) => {
      if (key === "segments") segments = element.skipRows();
      else if (key === "regions") regions = element.skipRows();
      else if (key === "branches") branches = element.skipRows();
      else if (key === "filename") filename = element.string();
      else if (key === "filenames") filenames = element.strings();
      else if (key === "name") name = element.string();
      else if (key === "count") count = element.count();
      else element.skip();
    });
    const end = element.at;
    const rows = (begin: number, into: Rows, most?: number) => {
      element.at = begin;
      if (begin < 0) into.length = 0;
      else element.rows(most === undefined ? {} : { most }, into);
    };
    if (filename !== null && segments >= 0) {
      rows(segments, this.#segments);
      this.#of(filename).lines = lineCounters(this.#segments);
    } else if (regions >= 0) {
      // Regions are half of the document, and but for those with the text of macros only the first one counts.
      rows(regions, this.#regions, filenames.length > 1 ? undefined : 1);
      // Before LLVM 12 there are none.
      rows(branches, this.#branches);
      this.#function({ name, count, filenames });
    }
    element.at = end;
  }

  #function({ name, count, filenames }: ExportedFunction): void {
    const { values, length } = this.#regions;
    if (length === 0) return;
    const [file, line] = [values[FILE] as number, values[LINE] as number];
    const filename = filenames[file];
    if (filename === undefined) return;
    const { branches, functions } = this.#of(filename);
    takeBranches(branches, this.#branches, file, expansionsOf(this.#regions));
    // A static function is named with its file: "main.c:work".
    const plain = name.slice(name.lastIndexOf("/") + 1).replace(/^[^:<>;]*[:;](?!:)/, "");
    const key = `${line}:${plain}`;
    functions.set(key, { name: plain, line, hits: safe(safe(count) + (functions.get(key)?.hits ?? 0)) });
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

interface Expansion {
  readonly line: number;
  readonly column: number;
  readonly file: number;
}

/** Where the text of each macro stands. */
function expansionsOf({ values, length, width }: Rows): ReadonlyMap<number, Expansion> {
  const expansions = new Map<number, Expansion>();
  for (let at = 0; at < length; at += width) {
    if (values[at + KIND] !== EXPANSION) continue;
    const [line, column, file] = [values[at + LINE], values[at + COLUMN], values[at + FILE]] as [
      number,
      number,
      number,
    ];
    expansions.set(values[at + EXPANDED] as number, { line, column, file });
  }
  return expansions;
}

/** Branches in the text of a macro belong to the line on which the macro stands. */
function takeBranches(
  taken: Map<string, BranchCoverage>,
  { values, length, width }: Rows,
  main: number,
  expansions: ReadonlyMap<number, Expansion>,
): void {
  for (let row = 0; row < length; row += width) {
    // `[line, column, endLine, endColumn, count, falseCount, file, …]`
    let line = values[row] as number;
    let at = `${values[row + 1]}-${values[row + 2]}:${values[row + 3]}`;
    let inside = values[row + 6] as number;
    // Macros stand in macros, as deep as the regions are many at most.
    for (let depth = 0; inside !== main && depth <= expansions.size; depth++) {
      const region = expansions.get(inside);
      if (region === undefined) break;
      at = `${region.column}/${line}:${at}`;
      line = region.line;
      inside = region.file;
    }
    if (inside !== main) continue;
    const key = `${line}:${at}`;
    const [yes, no] = [safe(values[row + 4] as number), safe(values[row + 5] as number)];
    // Instances of a template have the same branches.
    const known = taken.get(key)?.hits;
    const hits = known === undefined ? [yes, no] : [safe((known[0] ?? 0) + yes), safe((known[1] ?? 0) + no)];
    taken.set(key, { line, hits });
  }
}

function safe(count: number): number {
  return Math.min(count, Number.MAX_SAFE_INTEGER);
}
