import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./root.mjs";

/** Paths that name the machine a file was made on: a folder of sources or packages below a home, work or temp folder. */
const MACHINE_PATH =
  /(?<![\w.~*-])\/(?:home|Users|root|work|tmp|builds|github|opt|srv|var)\/[^\s"'`]*\/?(?:node_modules|src|dist)\//;

/** The files under a folder, sorted, with forward slashes. */
export function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Throws where a file of the folder names a path of this machine. */
export function checkNoMachinePaths(folder) {
  for (const file of filesUnder(folder)) {
    const text = readFileSync(file, "utf8");
    const found = text.includes(`${ROOT}/`) ? ROOT : MACHINE_PATH.exec(text)?.[0];
    if (found) throw new Error(`${file} names a path of this machine: ${found}`);
  }
}
