import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { runOnHost } from "./host-command.js";
import type { World } from "./world.js";

export interface Compilation {
  /** One a line, as the compiler says it. */
  readonly errors: readonly string[];
}

/** Checks the types of a program that uses the library; null where compiler or library are not to be found. */
export async function compileTest(world: World, source: string): Promise<Compilation | null> {
  const places = [...new Set([world.featurePath, join(world.host.cwd, "x")].flatMap(above))];
  const compiler = places
    .map((dir) => join(dir, "node_modules", "typescript", "bin", "tsc"))
    .find((path) => existsSync(path));
  const types = places.map(libraryTypes).find((path) => path !== null);
  if (compiler === undefined || types == null) return null;
  writeFileSync(join(world.dir, "test.ts"), source);
  const compilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, types: [], target: "es2022", lib: ["es2023"] },
    ...{ module: "nodenext", moduleResolution: "nodenext", paths: { cleanroom: [types] } },
  };
  writeFileSync(join(world.dir, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["test.ts"] }));
  const command = [process.execPath, compiler, "--pretty", "false", "-p", world.dir];
  const options = { cwd: world.dir, env: world.environment, signal: world.host.signal };
  const { output } = await runOnHost(command, options);
  const errors = output.split("\n").filter((line) => /error TS\d+/.test(line));
  world.log(output);
  return { errors: errors.filter((line) => line.startsWith("test.ts")) };
}

/** The declarations of the library that a folder has: it is the package itself, or has it installed. */
function libraryTypes(dir: string): string | null {
  for (const root of [dir, join(dir, "node_modules", "cleanroom")]) {
    const manifest = join(root, "package.json");
    if (!existsSync(manifest)) continue;
    const { name, exports } = JSON.parse(readFileSync(manifest, "utf8")) as {
      name?: string;
      exports?: { "."?: { types?: string } };
    };
    const types = exports?.["."]?.types;
    if (name === "cleanroom" && types !== undefined && existsSync(join(root, types))) return join(root, types);
  }
  return null;
}

function above(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [] : [parent, ...above(parent)];
}
