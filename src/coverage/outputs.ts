import { readFileSync, statSync } from "node:fs";
import { writeCoverage } from "./document.js";
import { sumCoverage } from "./merge.js";
import type { Coverage } from "./model.js";
import { renderCobertura } from "./render/cobertura.js";
import { renderIndex, renderSource, sourcePagePath } from "./render/html.js";
import { renderLcov } from "./render/lcov.js";
import { SourcePaths } from "./source-paths.js";

/** A file for the folder `coverage` of a run. */
export interface CoverageOutput {
  /** Relative to that folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Bytes of a source that are shown: what is larger was written by a program. */
const SHOWN_BYTES = 2 * 1024 * 1024;

/**
 * What a run leaves of its coverage, the most important first, one after the other: all at once would take many times the size of
 * the sources. Texts hold the project's sources and are not redacted.
 */
export function* renderOutputs(coverage: Coverage, projectDir: string): Generator<CoverageOutput> {
  const sum = sumCoverage(coverage);
  yield { path: "coverage.json", text: writeCoverage(coverage) };
  yield { path: "lcov.info", text: renderLcov(sum.files) };
  yield { path: "cobertura.xml", text: renderCobertura(sum.files) };
  yield { path: "index.html", text: renderIndex(sum) };
  const paths = new SourcePaths({ projectDir, roots: [] });
  for (const [path, file] of sum.files) {
    yield { path: sourcePagePath(path), text: renderSource(path, file, sourceText(paths, path)) };
  }
}

/** A source of the project; null for anything else, whatever a coverage.json from elsewhere names. */
function sourceText(paths: SourcePaths, path: string): string | null {
  const place = paths.place(path);
  if (place.kind !== "source" || place.path !== path) return null;
  const absolute = paths.hostPath(path);
  return statSync(absolute).size > SHOWN_BYTES ? null : readFileSync(absolute, "utf8");
}
