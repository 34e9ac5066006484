import {
  chmodSync,
  createReadStream,
  createWriteStream,
  lstatSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
} from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { extract } from "tar-stream";
import { SOURCE_DATE_EPOCH } from "../../determinism/environment.js";
import type { CollectedFiles } from "../backend.js";

/** Unpacks the workspace's tar. Files, folders and links, and only below `dir`: anything else is an error. */
export async function unpackWorkspace(tar: string, dir: string): Promise<void> {
  const parser = extract();
  const unpacking = pipeline(createReadStream(tar), parser);
  // An error ends both; the loop below is the one that tells of it.
  unpacking.catch(() => undefined);
  for await (const entry of parser) {
    const { name, type, mode = 0o644 } = entry.header;
    const path = resolve(dir, name);
    if (path !== dir && !path.startsWith(dir + sep))
      throw new Error(`the workspace holds a path that leads outside: ${name}`);
    if (type === "directory") {
      mkdirSync(path, { recursive: true });
      // Each comes once more after its content.
      utimesSync(path, SOURCE_DATE_EPOCH, SOURCE_DATE_EPOCH);
      entry.resume();
      continue;
    }
    if (type === "symlink") {
      symlinkSync(entry.header.linkname ?? "", path);
      lutimesSync(path, SOURCE_DATE_EPOCH, SOURCE_DATE_EPOCH);
      entry.resume();
      continue;
    }
    if (type !== "file") throw new Error(`the workspace holds something that is not a file: ${name} (${type})`);
    mkdirSync(dirname(path), { recursive: true });
    await pipeline(entry, createWriteStream(path, { mode, flags: "wx" }));
    utimesSync(path, SOURCE_DATE_EPOCH, SOURCE_DATE_EPOCH);
  }
  await unpacking;
}

/** What a step left: the wanted files of the workspace, and everything in the artifacts folder, which is emptied. */
export function collectFiles(
  workdir: string,
  artifactsDir: string,
  wanted: readonly string[],
  limit: number,
): CollectedFiles {
  const omitted: { path: string; bytes: number; reason: string }[] = [];
  let kept = 0;
  const take = (path: string, real: string, into: Map<string, Buffer>) => {
    const { size } = lstatSync(real);
    if (kept + size > limit) {
      omitted.push({ path, bytes: size, reason: "artifacts are over the size limit" });
      return;
    }
    kept += size;
    into.set(path, readFileSync(real));
  };
  makeReadable(artifactsDir);
  const wantedFiles = new Map<string, Buffer>();
  for (const path of wanted) {
    const real = fileWithin(workdir, path);
    if (real !== null) take(path, real, wantedFiles);
  }
  kept = 0;
  const artifacts = new Map<string, Buffer>();
  for (const path of listFiles(artifactsDir).sort((a, b) => (a < b ? -1 : 1))) {
    const real = fileWithin(artifactsDir, path);
    if (real === null) omitted.push({ path, bytes: 0, reason: "not a regular file" });
    else take(path, real, artifacts);
  }
  for (const name of readdirSync(artifactsDir)) rmSync(join(artifactsDir, name), { recursive: true, force: true });
  return { wanted: wantedFiles, artifacts, omitted };
}

/** The real path of a regular file, links followed as far as they stay inside; else null. */
function fileWithin(dir: string, path: string): string | null {
  try {
    const real = realpathSync(join(dir, path));
    return real.startsWith(realpathSync(dir) + sep) && lstatSync(real).isFile() ? real : null;
  } catch {
    return null;
  }
}

/** As far as the step may have taken that away from its own things. */
function makeReadable(path: string): void {
  const stat = lstatSync(path);
  if (stat.isDirectory()) {
    if ((stat.mode & 0o700) !== 0o700) chmodSync(path, stat.mode | 0o700);
    for (const name of readdirSync(path)) makeReadable(join(path, name));
  } else if (stat.isFile() && (stat.mode & 0o400) === 0) chmodSync(path, stat.mode | 0o600);
}

function listFiles(dir: string, under = ""): string[] {
  return readdirSync(join(dir, under), { withFileTypes: true }).flatMap((entry) => {
    const path = under === "" ? entry.name : `${under}/${entry.name}`;
    return entry.isDirectory() ? listFiles(dir, path) : [path];
  });
}
