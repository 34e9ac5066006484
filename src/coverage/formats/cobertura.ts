import { countOf } from "../count.js";
import { type CoverageFormat, fileByFile, type ReadContext } from "../format.js";
import { DAMAGED, invalidCoverage } from "../invalid.js";
import { type CoverageFiles, combine, emptyFile, freeKey } from "../model.js";
import { nameOf, type RawFile } from "../raw-file.js";
import { attribute, below, children, readXml, type XmlElement } from "./xml-file.js";

/** Cobertura's XML (coverage-04.dtd), the common tongue of CI: of coverage.py, gcovr, tarpaulin, coverlet and others. */
export const cobertura: CoverageFormat = {
  name: "cobertura",
  raw: false,
  recognises: (_path, head) => /<coverage\b[^>]*\b(line-rate|lines-valid)\s*=/.test(head.toString("utf8")),
  read: fileByFile(async (file, context) => {
    const root = await readXml(file, "coverage");
    const roots = below(root, "sources", "source").map((source) => attribute(source, "#text").trim());
    const files = new Map<string, ReturnType<typeof emptyFile>>();
    for (const entry of below(root, "packages", "package", "classes", "class")) {
      const path = locate(attribute(entry, "filename"), roots, context);
      const coverage = files.get(path) ?? emptyFile();
      files.set(path, coverage);
      takeClass(entry, coverage, file);
    }
    return files as CoverageFiles;
  }),
};

/** Names of files are relative to one of the sources, and nothing says to which. */
function locate(filename: string, roots: readonly string[], { paths }: ReadContext): string {
  const candidates = [...roots.map((root) => `${root.replace(/\/+$/, "")}/${filename}`), filename];
  if (filename.startsWith("/")) return filename;
  return candidates.find((candidate) => paths.place(candidate).kind === "source") ?? filename;
}

function takeClass(entry: XmlElement, coverage: ReturnType<typeof emptyFile>, file: RawFile): void {
  for (const line of below(entry, "lines", "line")) {
    const number = countOf(attribute(line, "number"));
    const hits = countOf(attribute(line, "hits"));
    if (number === null || number === 0 || hits === null) {
      const what = `a line of ${attribute(entry, "filename")} has no usable number or hits`;
      throw invalidCoverage({ file: nameOf(file) }, what, DAMAGED);
    }
    // Classes inside of classes may tell of the same line again.
    coverage.lines.set(number, combine(coverage.lines.get(number) ?? 0, hits, Math.max));
    const ways = /\((\d+)\/(\d+)\)/.exec(attribute(line, "condition-coverage"));
    if (ways !== null) {
      const taken = Number(ways[1]);
      // Which ways were taken is not told, only how many.
      const all = Array.from({ length: Math.min(Number(ways[2]), MOST_WAYS) }, (_, way) => Number(way < taken));
      coverage.branches.set(`${number}:0`, { line: number, hits: all });
    }
  }
  for (const method of below(entry, "methods", "method")) {
    const [first] = children(method, "lines").flatMap((lines) => children(lines, "line"));
    const line = countOf(first === undefined ? undefined : attribute(first, "number"));
    if (first === undefined || line === null) continue;
    const name = attribute(method, "name");
    const hits = countOf(attribute(first, "hits")) ?? 0;
    coverage.functions.set(freeKey(coverage.functions, `${line}:${name}`), { name, line, hits });
  }
}

/** Ways out of one line that a program can have. */
const MOST_WAYS = 10_000;
