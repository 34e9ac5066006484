import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { CleanroomError } from "../core/errors.js";

/** The config file that the paths of `run [PATH…]` name: a .toml file, or a folder that holds a cleanroom.toml. */
export function locateConfig(cwd: string, paths: readonly string[]): string | null {
  const [path, ...more] = paths;
  if (path === undefined) return null;
  if (more.length > 0) {
    throw new CleanroomError("ConfigInvalid", `one config at a time: ${paths.join(", ")}`, {
      hint: "Run each project by itself, or use --scenario to choose among the scenarios of one.",
      context: { paths: [...paths] },
    });
  }
  const target = resolve(cwd, path);
  const stat = statSync(target, { throwIfNoEntry: false });
  const file = stat?.isDirectory() ? join(target, "cleanroom.toml") : target;
  if (!file.endsWith(".toml") || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw new CleanroomError("ConfigInvalid", `${path}: found no cleanroom.toml to run there`, {
      hint: "Name a .toml file or a folder with a cleanroom.toml; a command goes after --, as in: cleanroom run -- echo hi",
      context: { path },
    });
  }
  return file;
}
