import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Every file below a folder, sorted; nothing where there is no such folder. */
export function filesBelow(dir: string): string[] {
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(dir, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.name === "node_modules" || entry.name === ".git") return [];
      return entry.isDirectory() ? filesBelow(join(dir, entry.name)) : [join(dir, entry.name)];
    });
}
