import { countOf } from "../count.js";
import { type CoverageFormat, fileByFile } from "../format.js";
import { type CoverageFiles, emptyFile, freeKey } from "../model.js";
import { attribute, children, readXml, type XmlElement } from "./xml-file.js";

/** JaCoCo's XML report: it tells of instructions per line, run or missed, and not how often. */
export const jacoco: CoverageFormat = {
  name: "jacoco",
  raw: false,
  recognises: (_path, head) => /<report\b[^>]*\bname\s*=|-\/\/JACOCO\/\/DTD/.test(head.toString("utf8")),
  read: fileByFile(async (file): Promise<CoverageFiles> => {
    const files = new Map<string, ReturnType<typeof emptyFile>>();
    for (const pack of packagesOf(await readXml(file, "report"))) {
      const folder = attribute(pack, "name");
      const pathOf = (name: string) => (folder === "" ? name : `${folder}/${name}`);
      for (const source of children(pack, "sourcefile")) files.set(pathOf(attribute(source, "name")), linesOf(source));
      for (const type of children(pack, "class")) {
        const coverage = files.get(pathOf(attribute(type, "sourcefilename")));
        if (coverage !== undefined) takeMethods(type, coverage);
      }
    }
    return files;
  }),
};

/** Packages of the report itself, and of its groups, which may hold groups. */
function packagesOf(element: XmlElement): XmlElement[] {
  return [...children(element, "package"), ...children(element, "group").flatMap(packagesOf)];
}

function linesOf(source: XmlElement): ReturnType<typeof emptyFile> {
  const coverage = emptyFile();
  for (const entry of children(source, "line")) {
    const number = (name: string) => countOf(attribute(entry, name)) ?? 0;
    const line = number("nr");
    if (line === 0) continue;
    coverage.lines.set(line, Number(number("ci") > 0));
    const ways = number("mb") + number("cb");
    if (ways > 0 && ways <= MOST_WAYS) {
      const hits = Array.from({ length: ways }, (_, way) => Number(way < number("cb")));
      coverage.branches.set(`${line}:0`, { line, hits });
    }
  }
  return coverage;
}

/** Ways out of one line that a program can have. */
const MOST_WAYS = 10_000;

function takeMethods(type: XmlElement, coverage: ReturnType<typeof emptyFile>): void {
  const simple = attribute(type, "name").split("/").at(-1) ?? "";
  for (const method of children(type, "method")) {
    const line = countOf(attribute(method, "line"));
    const counter = children(method, "counter").find((each) => attribute(each, "type") === "METHOD");
    if (line === null || counter === undefined) continue;
    const name = `${simple}.${attribute(method, "name")}`;
    const hits = countOf(attribute(counter, "covered")) ?? 0;
    coverage.functions.set(freeKey(coverage.functions, `${line}:${name}`), { name, line, hits });
  }
}
