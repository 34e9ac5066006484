import type { FileCoverageData } from "istanbul-lib-coverage";
import { countOf } from "../count.js";
import { type CoverageFiles, combine, emptyFile, type FileCoverage, freeKey } from "../model.js";

type Place = { readonly line: number; readonly column: number | null };
type Span = { readonly start?: Partial<Place>; readonly end?: Partial<Place> };

/**
 * Istanbul's coverage of sources as ours. A line ran as often as the statement that starts on it and ran most.
 *
 * @param implied whether branches are told only where they differ from what surrounds them
 */
export function fromIstanbul(data: Readonly<Record<string, FileCoverageData>>, implied = false): CoverageFiles {
  return new Map(Object.entries(data).map(([path, file]) => [path, fileOf(file, implied)]));
}

function fileOf({ statementMap, s, fnMap, f, branchMap, b }: FileCoverageData, implied: boolean): FileCoverage {
  const file = emptyFile();
  const starts = new Map<number, number[]>();
  for (const [id, { start }] of Object.entries(statementMap)) {
    const counters = starts.get(start.line) ?? [];
    counters.push(countOf(s[id]) ?? 0);
    starts.set(start.line, counters);
  }
  for (const [line, counters] of starts)
    file.lines.set(line, combine(counters.length > 1 ? counters : (counters[0] ?? 0), 0, Math.max));
  for (const [id, { name, decl, loc }] of Object.entries(fnMap)) {
    const line = decl?.start?.line ?? loc.start.line;
    file.functions.set(freeKey(file.functions, `${line}:${name}`), { name, line, hits: countOf(f[id]) ?? 0 });
  }
  for (const [id, { loc, type, locations, line: told }] of Object.entries(branchMap)) {
    const span = loc ?? locations[0];
    const line = span?.start?.line ?? told;
    if (line === undefined) continue;
    const key = freeKey(file.branches, `${line}:${spanKey(span)}:${type}`);
    const hits = (b[id] ?? []).map((count) => countOf(count) ?? 0);
    file.branches.set(key, { line, hits, ...(implied ? { implied } : {}) });
  }
  return file;
}

/** Columns past the end of a line are infinite, which JSON turns into null. */
function spanKey(span: Span | undefined): string {
  const column = (place: Partial<Place> | undefined) => place?.column ?? "";
  return `${column(span?.start)}-${span?.end?.line ?? ""}:${column(span?.end)}`;
}
