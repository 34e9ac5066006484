import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { DataTable } from "../data-table.js";
import { demand, present } from "../demand.js";
import { phrase, type Theme } from "../vocabulary.js";
import type { World } from "../world.js";
import { configValue } from "./config.js";

/** The run directory. Paths begin with `artifacts/<run_id>/`. */
export const ARTIFACTS: Theme = {
  title: "The run directory",
  phrases: [
    phrase(
      "an artifact directory exists {text}",
      "The last run left its folder. `<run_id>` stands for the run's id.",
      'Then an artifact directory exists "artifacts/<run_id>/"',
      (world, path: string) => {
        const dir = placeOf(world, path);
        demand(statSync(dir, { throwIfNoEntry: false })?.isDirectory() === true, {
          message: `there is no folder ${path}`,
          expected: path,
          actual: dir,
        });
        world.notes.set("directory", dir);
      },
    ),
    phrase(
      "(it )contains files:",
      "Files of that folder: a table with the column `path`.",
      "And contains files:\n  | path       |\n  | stdout.log |",
      (world, table: DataTable) => {
        const dir = (world.notes.get("directory") as string | undefined) ?? runDir(world);
        const missing = table.hashes().flatMap(({ path = "" }) => (existsSync(join(dir, path)) ? [] : [path]));
        demand(missing.length === 0, {
          message: `missing in the run directory: ${missing.join(", ")}`,
          expected: table.hashes(),
          actual: filesBelow(dir),
        });
      },
    ),
    phrase(
      "{text} exists",
      "A file or a folder of the last run.",
      'Then "artifacts/<run_id>/report.json" exists',
      (world, path: string) => {
        demand(existsSync(placeOf(world, path)), {
          message: `${path} does not exist`,
          expected: path,
          actual: filesBelow(runDir(world)),
        });
      },
    ),
    phrase(
      "total size <= {size}( by default)",
      "All files of the run directory together; it is the limit that is configured, or the default.",
      "And total size <= 10MB by default",
      (world, limit: number) => {
        const dir = runDir(world);
        const bytes = filesBelow(dir).reduce((sum, path) => sum + statSync(join(dir, path)).size, 0);
        demand(bytes <= limit, {
          message: `the run directory has ${bytes} bytes, expected at most ${limit}`,
          expected: limit,
          actual: bytes,
        });
        const { value } = configValue(world.last(), "artifacts.max_size_bytes");
        demand(value === null || bytes > 0, { message: "the run directory is empty" });
      },
    ),
  ],
};

/** The folder of the last run, absolute. */
export function runDir(world: World): string {
  return present(world.last().result.runDir, "the last run left no folder");
}

/** A path as features write it: below the folder that `artifacts/` lies in, with the last run's id filled in. */
function placeOf(world: World, path: string): string {
  const dir = runDir(world);
  return resolve(dirname(dirname(dir)), path.replaceAll("<run_id>", basename(dir)));
}

/** Every file below a folder, relative to it, sorted. */
export function filesBelow(dir: string, folder = ""): string[] {
  return readdirSync(join(dir, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(dir, path) : [path];
    })
    .sort();
}
