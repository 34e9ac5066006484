import { accessSync, constants, readdirSync, realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { RunTool } from "../run-tool.js";

/** llvm-profdata and llvm-cov of one release. */
export interface Toolchain {
  readonly profdata: string;
  readonly cov: string;
  /** Of the LLVM release, e.g. 14. */
  readonly major: number;
  /** e.g. `14.0.6`. */
  readonly version: string;
}

/** Where distributions, Homebrew and Xcode put LLVM outside of PATH; `*` stands for one folder. */
const PLACES = [
  "/usr/lib/llvm-*/bin",
  "/usr/lib64/llvm*/bin",
  "/usr/local/llvm*/bin",
  "/opt/llvm*/bin",
  "/opt/homebrew/opt/llvm*/bin",
  "/usr/local/opt/llvm*/bin",
  "/Library/Developer/CommandLineTools/usr/bin",
  "/Applications/Xcode.app/Contents/Developer/Toolchains/XcodeDefault.xctoolchain/usr/bin",
  "C:/Program Files/LLVM/bin",
];

/**
 * All releases of LLVM's coverage tools on this host: the one that PATH means first, then the newer before the older.
 *
 * @param folders of PATH
 */
export async function findToolchains(folders: readonly string[], run: RunTool): Promise<Toolchain[]> {
  const pairs = [...folders, ...PLACES.flatMap(expand)].flatMap(pairsIn);
  // A toolchain is asked once, however many folders lead to it.
  const distinct = new Map(pairs.map((pair) => [realpathSync(pair.cov), pair] as const).reverse());
  const found = new Map<string, Toolchain>();
  for (const pair of [...distinct.values()].reverse()) {
    const { exitCode, stdout } = await run(pair.cov, ["--version"]);
    const version = /LLVM version (\d+)([.\d]*)/.exec(stdout);
    if (exitCode !== 0 || version?.[1] === undefined) continue;
    const full = `${version[1]}${version[2] ?? ""}`;
    if (!found.has(full)) found.set(full, { ...pair, major: Number(version[1]), version: full });
  }
  const [first, ...others] = found.values();
  return first === undefined ? [] : [first, ...others.sort((a, b) => b.major - a.major)];
}

interface Pair {
  readonly profdata: string;
  readonly cov: string;
}

const NAME = /^llvm-cov(-\d+)?(\.exe)?$/;

/** Both tools of a folder, plain or with a version in their names; the plain ones first. */
function pairsIn(folder: string): Pair[] {
  return list(folder)
    .filter((name) => NAME.test(name))
    .sort((a, b) => a.length - b.length || (a < b ? 1 : -1))
    .map((name) => ({ cov: join(folder, name), profdata: join(folder, name.replace("llvm-cov", "llvm-profdata")) }))
    .filter(({ cov, profdata }) => isProgram(cov) && isProgram(profdata));
}

function expand(place: string): string[] {
  const star = place.indexOf("*");
  if (star < 0) return [place];
  const parent = dirname(place.slice(0, star + 1));
  const prefix = basename(place.slice(0, star));
  const rest = place.slice(star + 1);
  return list(parent)
    .filter((name) => name.startsWith(prefix))
    .map((name) => join(parent, `${name}${rest}`));
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
