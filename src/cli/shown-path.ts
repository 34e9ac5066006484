import { isAbsolute, relative, sep } from "node:path";

/** A path as the user would write it: relative where it lies below the working directory. */
export function shownPath(cwd: string, path: string): string {
  const inside = relative(cwd, path);
  const below = inside !== "" && inside.split(sep)[0] !== ".." && !isAbsolute(inside);
  return below ? inside : path;
}
