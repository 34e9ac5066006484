import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Go names sources by their module: module path -> folder relative to the project, of go.mod and of the modules in go.work. */
export function modulesOf(projectDir: string): ReadonlyMap<string, string> {
  const work = textOf(join(projectDir, "go.work"));
  const used = [...work.matchAll(/^\s*(?:use\s+)?(\.{1,2}[^\s()]*)\s*$/gm)].map((match) => match[1] ?? ".");
  const modules = new Map<string, string>();
  for (const folder of new Set([".", ...used])) {
    const name = /^module\s+"?([^\s"]+)/m.exec(textOf(join(projectDir, folder, "go.mod")))?.[1];
    if (name !== undefined) modules.set(name, folder);
  }
  // A module may lie within another one's path.
  return new Map([...modules].sort(([a], [b]) => b.length - a.length));
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
