import { existsSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import type { Locate } from "../report/annotations.js";

/**
 * Finds the files that a report names, relative to the working directory of its run.
 *
 * @param root absolute path of the repository's checkout
 * @param cwd absolute
 */
export function locateFrom(root: string, cwd: string): Locate {
  return (file) => {
    const path = resolve(cwd, file);
    const inside = relative(root, path);
    if (inside === "" || inside.split(sep)[0] === ".." || isAbsolute(inside) || !existsSync(path)) return null;
    return inside.split(sep).join("/");
  };
}
