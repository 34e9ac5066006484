import { readdirSync } from "node:fs";
import { posix } from "node:path";

/** Folders without sources of the project. */
const PASSED_OVER = new Set([".git", ".hg", ".svn", "node_modules", ".venv", "__pycache__"]);

/** Files looked at: a project beyond that is not searched to its end. */
const MOST_FILES = 200_000;

export interface ProjectIndex {
  /**
   * The one file of the project whose path shares most of its end with this path: at least two parts of it, or all
   * of the shorter path. Null where there is none, or more than one.
   */
  endingLike(path: string): string | null;
}

/** Lists the files of a project by name. Links are not followed. */
export function indexProject(projectDir: string): ProjectIndex {
  const byName = new Map<string, string[]>();
  const folders = [""];
  let files = 0;
  for (let folder = folders.pop(); folder !== undefined && files < MOST_FILES; folder = folders.pop()) {
    for (const entry of entriesOf(posix.join(projectDir, folder))) {
      const path = posix.join(folder, entry.name);
      if (entry.isDirectory() && !PASSED_OVER.has(entry.name)) folders.push(path);
      if (!entry.isFile()) continue;
      files++;
      const same = byName.get(entry.name);
      if (same === undefined) byName.set(entry.name, [path]);
      else same.push(path);
    }
  }
  return {
    endingLike(path) {
      const wanted = path.split("/").filter((part) => part !== "");
      const ranked = (byName.get(wanted.at(-1) ?? "") ?? [])
        .map((candidate) => ({ candidate, shared: sharedEnd(wanted, candidate.split("/")) }))
        .filter(({ candidate, shared }) => shared >= 2 || shared === wanted.length || isDeepTop(candidate, shared))
        .sort((a, b) => b.shared - a.shared);
      const [best, next] = ranked;
      return best === undefined || best.shared === next?.shared ? null : best.candidate;
    },
  };
}

/** All of a candidate's path is shared, and it is more than a name that many files have. */
function isDeepTop(candidate: string, shared: number): boolean {
  const parts = candidate.split("/").length;
  return parts > 1 && shared === parts;
}

function sharedEnd(a: readonly string[], b: readonly string[]): number {
  let shared = 0;
  while (shared < a.length && shared < b.length && a.at(-1 - shared) === b.at(-1 - shared)) shared++;
  return shared;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
