import { posix } from "node:path";
import { type BranchCoverage, type CoverageFiles, type FileCoverage, hitsOf } from "../model.js";
import { addTotals, fileTotals, type Share, type Totals } from "../totals.js";
import { escapeMarkup as escaped } from "./escape.js";

/** cobertura.xml after coverage-04.dtd: a package is a folder, a class is a file. It holds no time: the same coverage gives the same bytes. */
export function renderCobertura(files: CoverageFiles): string {
  const packages = new Map<string, [string, FileCoverage, Totals][]>();
  for (const [path, file] of files) {
    const folder = posix.dirname(path);
    const classes = packages.get(folder) ?? [];
    packages.set(folder, classes);
    classes.push([path, file, fileTotals(file)]);
  }
  const all = addTotals([...packages.values()].flat().map(([, , totals]) => totals));
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">`,
    `<coverage ${rates(all)} lines-covered="${all.lines.covered}" lines-valid="${all.lines.total}" branches-covered="${all.branches.covered}" branches-valid="${all.branches.total}" complexity="0" version="1" timestamp="0">`,
    "  <sources>",
    "    <source>.</source>",
    "  </sources>",
    "  <packages>",
    ...[...packages].map(([folder, classes]) => packageElement(folder, classes)),
    "  </packages>",
    "</coverage>",
    "",
  ].join("\n");
}

function packageElement(folder: string, classes: readonly (readonly [string, FileCoverage, Totals])[]): string {
  const name = folder === "." ? "" : folder.replaceAll("/", ".");
  const totals = addTotals(classes.map(([, , each]) => each));
  return [
    `    <package name="${escaped(name)}" ${rates(totals)} complexity="0">`,
    "      <classes>",
    ...classes.map(([path, file, each]) => classElement(path, file, each)),
    "      </classes>",
    "    </package>",
  ].join("\n");
}

function classElement(path: string, file: FileCoverage, totals: Totals): string {
  const branches = new Map<number, BranchCoverage[]>();
  for (const branch of file.branches.values()) {
    branches.set(branch.line, [...(branches.get(branch.line) ?? []), branch]);
  }
  const methods = [...file.functions.values()].sort((a, b) => a.line - b.line);
  return [
    `        <class name="${escaped(posix.basename(path))}" filename="${escaped(path)}" ${rates(totals)} complexity="0">`,
    "          <methods>",
    ...methods.map(
      ({ name, line, hits }) =>
        `            <method name="${escaped(name)}" signature="" line-rate="${hits > 0 ? 1 : 0}" branch-rate="0" complexity="0"><lines><line number="${line}" hits="${hits}"/></lines></method>`,
    ),
    "          </methods>",
    "          <lines>",
    ...[...file.lines]
      .sort(([a], [b]) => a - b)
      .map(([line, counters]) => lineElement(line, hitsOf(counters), branches.get(line) ?? [])),
    "          </lines>",
    "        </class>",
  ].join("\n");
}

function lineElement(line: number, hits: number, branches: readonly BranchCoverage[]): string {
  const ways = branches.flatMap((branch) => branch.hits);
  const start = `            <line number="${line}" hits="${hits}"`;
  if (ways.length === 0) return `${start} branch="false"/>`;
  const taken = ways.filter((count) => count > 0).length;
  const percent = Math.floor((taken * 100) / ways.length);
  return `${start} branch="true" condition-coverage="${percent}% (${taken}/${ways.length})"/>`;
}

function rates({ lines, branches }: Totals): string {
  return `line-rate="${rate(lines)}" branch-rate="${rate(branches)}"`;
}

function rate({ covered, total }: Share): number {
  return total === 0 ? 1 : Math.floor((covered * 10_000) / total) / 10_000;
}
