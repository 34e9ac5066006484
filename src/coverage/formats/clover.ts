import { countOf } from "../count.js";
import { type CoverageFormat, fileByFile } from "../format.js";
import { type CoverageFiles, combine, emptyFile, freeKey } from "../model.js";
import { attribute, children, readXml, type XmlElement } from "./xml-file.js";

/** Clover's XML, as PHPUnit and Istanbul write it. */
export const clover: CoverageFormat = {
  name: "clover",
  raw: false,
  recognises: (_path, head) => /<coverage\b[^>]*\b(generated|clover)\s*=/.test(head.toString("utf8")),
  read: fileByFile(async (file): Promise<CoverageFiles> => {
    const root = await readXml(file, "coverage");
    const projects = [...children(root, "project"), ...children(root, "testproject")];
    const entries = projects.flatMap((project) => [
      ...children(project, "file"),
      ...children(project, "package").flatMap((pack) => children(pack, "file")),
    ]);
    return new Map(entries.map((entry) => [attribute(entry, "path") || attribute(entry, "name"), fileOf(entry)]));
  }),
};

function fileOf(entry: XmlElement): ReturnType<typeof emptyFile> {
  const coverage = emptyFile();
  for (const element of children(entry, "line")) {
    const line = countOf(attribute(element, "num"));
    if (line === null || line === 0) continue;
    const type = attribute(element, "type");
    const hits = countOf(attribute(element, "count")) ?? 0;
    coverage.lines.set(line, combine(coverage.lines.get(line) ?? 0, hits, Math.max));
    if (type === "method") {
      const name = attribute(element, "name") || `line ${line}`;
      coverage.functions.set(freeKey(coverage.functions, `${line}:${name}`), { name, line, hits });
    }
    if (type === "cond") {
      const ways = ["truecount", "falsecount"].map((way) => countOf(attribute(element, way)) ?? 0);
      coverage.branches.set(freeKey(coverage.branches, `${line}:0`), { line, hits: ways });
    }
  }
  return coverage;
}
