import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { formatBytes } from "../core/bytes.js";
import { CleanroomError } from "../core/errors.js";

export interface Entry {
  /** POSIX path relative to the project. */
  readonly path: string;
  readonly kind: "file" | "directory" | "symlink";
}

/** Folder that never is part of the tested source: it holds credentials and changes with every git command. */
const NEVER = new Set([".git"]);
/** More than this is no project: it would be unpacked into memory, for every cell. */
const MOST = { entries: 200_000, bytes: 2 * 1024 ** 3 };

/**
 * All entries of a project, sorted by path, each folder before its content and once more at the end, deepest first:
 * some implementations of tar date a folder when it is made, not after it is filled. Throws ConfigInvalid for a
 * project that is too large, naming what takes the most of it; passes on what node:fs throws.
 *
 * @param excluded relative paths that are left out, with all below them
 */
export function listEntries(
  projectDir: string,
  excluded: ReadonlySet<string>,
  most: { readonly entries: number; readonly bytes: number } = MOST,
): Entry[] {
  const entries: Entry[] = [];
  const folders: Entry[] = [];
  const sizes = new Map<string, number>();
  let bytes = 0;
  const measure = (path: string) => {
    const { size } = lstatSync(join(projectDir, path));
    const top = path.split("/")[0] ?? path;
    sizes.set(top, (sizes.get(top) ?? 0) + size);
    bytes += size;
    if (bytes > most.bytes || entries.length > most.entries) throw tooLarge(projectDir, sizes, most);
  };
  const walk = (folder: string) => {
    const children = readdirSync(join(projectDir, folder), { withFileTypes: true });
    for (const child of children.sort((a, b) => compare(a.name, b.name))) {
      const path = folder === "" ? child.name : `${folder}/${child.name}`;
      if (NEVER.has(child.name) || excluded.has(path)) continue;
      if (child.isDirectory()) {
        const entry: Entry = { path, kind: "directory" };
        entries.push(entry);
        folders.push(entry);
        walk(path);
      } else if (child.isFile()) {
        entries.push({ path, kind: "file" });
        measure(path);
      } else if (child.isSymbolicLink()) entries.push({ path, kind: "symlink" });
    }
  };
  walk("");
  return [...entries, ...folders.reverse()];
}

function tooLarge(
  projectDir: string,
  sizes: ReadonlyMap<string, number>,
  most: { readonly entries: number; readonly bytes: number },
): CleanroomError {
  const largest = [...sizes].sort(([, a], [, b]) => b - a).slice(0, 3);
  const shown = largest.map(([name, size]) => `${name} (${Math.ceil(size / 1024 ** 2)} MiB so far)`).join(", ");
  const limits = `${formatBytes(most.bytes)} or ${most.entries} files`;
  return new CleanroomError("ConfigInvalid", `the project at ${projectDir} is larger than ${limits}: ${shown}`, {
    hint: "Leave out what the steps don't need: [workspace] exclude = [...] in cleanroom.toml; or run from the project's own folder.",
    context: { project_dir: projectDir, largest: largest.map(([name]) => name) },
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
