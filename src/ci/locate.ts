import { existsSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import type { Locate } from "./annotations.js";

/**
 * Finds the files that a report names.
 *
 * @param root absolute path of the repository
 * @param bases absolute folders that relative names may be meant from, most likely first
 */
export function locateFrom(root: string, bases: readonly string[]): Locate {
  return (file) => {
    const candidates = isAbsolute(file) ? [file] : bases.map((base) => resolve(base, file));
    const found = candidates.find((candidate) => existsSync(candidate)) ?? candidates[0];
    if (found === undefined) return null;
    const inside = relative(root, found);
    return inside === "" || inside.startsWith("..") || isAbsolute(inside) ? null : inside.split(sep).join("/");
  };
}
