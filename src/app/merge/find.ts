import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { CleanroomError } from "../../core/errors.js";
import { isBundle, REPORT } from "../../evidence/layout.js";

/** Where the results of a run lie: a run directory or a bundle. Absolute. */
export interface RunPlace {
  readonly kind: "directory" | "bundle";
  readonly path: string;
}

/** Folders that hold much and no results. */
const SKIPPED = new Set([".git", "node_modules"]);

/**
 * The run directories and bundles at or below paths, each once, sorted; what lies inside a run directory belongs to it.
 * Throws ConfigInvalid for a path where there is none.
 */
export function findRuns(cwd: string, paths: readonly string[]): RunPlace[] {
  const found = new Map<string, RunPlace>();
  for (const path of paths) {
    const places = runsAt(resolve(cwd, path));
    if (places.length === 0) throw nothingAt(path);
    for (const place of places) found.set(place.path, place);
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function runsAt(path: string): RunPlace[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile()) return /\.(tgz|tar\.gz)$/.test(path) ? [{ kind: "bundle", path }] : [];
  if (!stat?.isDirectory()) return [];
  const entries = readdirSync(path, { withFileTypes: true });
  if (entries.some((entry) => entry.name === REPORT && entry.isFile())) return [{ kind: "directory", path }];
  return entries.flatMap((entry): RunPlace[] => {
    const below = join(path, entry.name);
    // Links are not followed: a folder that holds itself has no end.
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : runsAt(below);
    return entry.isFile() && isBundle(entry.name) ? [{ kind: "bundle", path: below }] : [];
  });
}

function nothingAt(path: string): CleanroomError {
  return new CleanroomError("ConfigInvalid", `${path}: found no results of a run there`, {
    hint: "Name run directories (they hold a report.json), bundles (<run_id>.bundle.tgz), or folders that hold some of them.",
    context: { path },
  });
}
