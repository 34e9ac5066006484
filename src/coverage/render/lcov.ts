import { type CoverageFiles, type FileCoverage, hitsOf } from "../model.js";
import { fileTotals } from "../totals.js";

/** lcov.info: paths are relative to the project, from where `genhtml` and the services that take LCOV look for them. */
export function renderLcov(files: CoverageFiles): string {
  return [...files].map(([path, file]) => section(path, file)).join("");
}

function section(path: string, file: FileCoverage): string {
  const { lines, functions, branches } = fileTotals(file);
  const named = [...file.functions.values()].sort((a, b) => a.line - b.line);
  const blocks = new Map<number, number>();
  const records = [
    "TN:",
    `SF:${oneLine(path)}`,
    ...named.map(({ line, name }) => `FN:${line},${oneLine(name)}`),
    ...named.map(({ hits, name }) => `FNDA:${hits},${oneLine(name)}`),
    `FNF:${functions.total}`,
    `FNH:${functions.covered}`,
    ...[...file.branches.values()]
      .sort((a, b) => a.line - b.line)
      .flatMap(({ line, hits }) => {
        const block = blocks.get(line) ?? 0;
        blocks.set(line, block + 1);
        return hits.map((count, way) => `BRDA:${line},${block},${way},${count}`);
      }),
    `BRF:${branches.total}`,
    `BRH:${branches.covered}`,
    ...[...file.lines].sort(([a], [b]) => a - b).map(([line, counters]) => `DA:${line},${hitsOf(counters)}`),
    `LF:${lines.total}`,
    `LH:${lines.covered}`,
    "end_of_record",
    "",
  ];
  return records.join("\n");
}

/** A name with a line end in it would be two records. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]/g, " ");
}
