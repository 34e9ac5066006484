import { countOf } from "../count.js";
import { type CoverageFormat, fileByFile } from "../format.js";
import { DAMAGED, invalidCoverage } from "../invalid.js";
import { sumFiles } from "../merge.js";
import { type CoverageFiles, combine, emptyFile } from "../model.js";
import { linesOf, nameOf } from "../raw-file.js";

/** LCOV tracefiles, https://manpages.debian.org/geninfo: of lcov itself, and of the many tools that write it too. */
export const lcov: CoverageFormat = {
  name: "lcov",
  raw: false,
  recognises: (_path, head) =>
    /^(#[^\n]*\n|\s)*(TN:[^\n]*\r?\n\s*)*(SF:|$)/.test(head.toString("utf8")) && head.length > 0,
  read: fileByFile((file) => parseLcov(linesOf(file), nameOf(file))),
};

/** @param name how the tracefile is called in messages */
export function parseLcov(lines: Iterable<string>, name: string): CoverageFiles {
  const sections = new Map<string, Section>();
  let open: Section | null = null;
  let number = 0;
  for (const text of lines) {
    number++;
    const line = text.trim();
    const colon = line.indexOf(":");
    const tag = colon < 0 ? line : line.slice(0, colon);
    const value = line.slice(colon + 1);
    if (tag === "SF") {
      open = sections.get(value) ?? new Section();
      sections.set(value, open);
    } else if (tag === "end_of_record") {
      open?.endRecord();
      open = null;
    } else if (READ.has(tag)) {
      if (open === null) throw broken(name, number, `${tag} comes before any SF`);
      if (!open.take(tag, value)) throw broken(name, number, `this is no ${tag} record: ${line.slice(0, 80)}`);
    } else if (!PASSED_OVER.test(tag)) {
      throw broken(name, number, `this is no record of an LCOV tracefile: ${line.slice(0, 80)}`);
    }
  }
  if (open !== null) throw invalidCoverage({ file: name, line: number }, "it ends in the middle of a record", DAMAGED);
  const files = [...sections].map(([path, { file }]) => [path, file] as const);
  return sumFiles(new Map(), new Map(files));
}

const READ = new Set(["DA", "FN", "FNDA", "FNL", "FNA", "BRDA"]);
/** Totals, which follow from the rest, comments, and what later versions may add. */
const PASSED_OVER = /^(TN|VER|LF|LH|FNF|FNH|BRF|BRH|MCF|MCH|MCDC|#.*|)$/;

/** What is told of one source: in one record, or in several, as of several tests. */
class Section {
  readonly file = emptyFile();
  /** Line of each function of the record, by name (FN) or by number (FNL). */
  #starts = new Map<string, number>();
  #ways = new Map<string, number>();

  endRecord(): void {
    this.#starts = new Map();
    this.#ways = new Map();
  }

  /** False where the value does not belong to such a tag. */
  take(tag: string, value: string): boolean {
    const parts = value.split(",");
    switch (tag) {
      case "DA":
        return this.#line(parts);
      case "FN": {
        // Since LCOV 2 the line of the function's end stands between.
        const name = parts.slice(parts.length > 2 && /^\d+$/.test(parts[1] ?? "") ? 2 : 1).join(",");
        return this.#functionStart(name, parts[0]) && this.#function(name, "0");
      }
      case "FNL":
        return this.#functionStart(parts[0], parts[1]);
      case "FNA": {
        const name = parts.slice(2).join(",");
        return this.#functionStart(name, String(this.#starts.get(parts[0] ?? ""))) && this.#function(name, parts[1]);
      }
      case "FNDA":
        return this.#function(parts.slice(1).join(","), parts[0]);
      default:
        return this.#branch(parts);
    }
  }

  #line([at, hits]: readonly string[]): boolean {
    const line = countOf(at);
    const count = countOf(hits);
    if (line === null || line === 0 || count === null) return false;
    this.file.lines.set(
      line,
      combine(this.file.lines.get(line) ?? 0, count, (a, b) => a + b),
    );
    return true;
  }

  #functionStart(name: string | undefined, at: string | undefined): boolean {
    const line = countOf(at);
    if (name === undefined || name === "" || line === null) return false;
    this.#starts.set(name, line);
    return true;
  }

  #function(name: string, hits: string | undefined): boolean {
    const count = countOf(hits);
    const line = this.#starts.get(name);
    if (count === null) return false;
    // FNDA of a function without FN: nobody could say where it is.
    if (line === undefined) return true;
    const key = `${line}:${name}`;
    this.file.functions.set(key, { name, line, hits: (this.file.functions.get(key)?.hits ?? 0) + count });
    return true;
  }

  #branch([at, block, , taken]: readonly string[]): boolean {
    const line = countOf(at);
    const count = taken === "-" ? 0 : countOf(taken);
    if (line === null || block === undefined || count === null) return false;
    const key = `${line}:${block}`;
    const way = this.#ways.get(key) ?? 0;
    this.#ways.set(key, way + 1);
    const hits = [...(this.file.branches.get(key)?.hits ?? [])];
    hits[way] = (hits[way] ?? 0) + count;
    this.file.branches.set(key, { line, hits });
    return true;
  }
}

function broken(file: string, line: number, what: string) {
  return invalidCoverage({ file, line }, what, `Write the tracefile anew with its own tool. ${DAMAGED}`);
}
