import { copyFileSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CoverageFormat, ReadContext } from "../format.js";
import { DAMAGED, invalidCoverage } from "../invalid.js";
import { type CoverageFiles, hitsOf } from "../model.js";
import { headOf, nameOf, onDisk, type RawFile, sizeOf } from "../raw-file.js";
import { LlvmExport } from "./export.js";
import { noTools, profileFault, unreadableVersion } from "./faults.js";
import { findToolchains, type Toolchain } from "./toolchains.js";
import { profileKind, reads } from "./versions.js";

/** Profiles of programs built with clang -fprofile-instr-generate, rustc -C instrument-coverage, swiftc -profile-generate. */
export const profraw: CoverageFormat = {
  name: "profraw",
  raw: true,
  recognises: (path, head) => profileKind(head) !== null || /\.prof(raw|data)$/.test(path),
  read: async (files, context) => {
    const profiles = files.filter((file) => {
      if (sizeOf(file) > 0) return true;
      context.warn(`${nameOf(file)} is empty: the process was killed before it wrote its profile`);
      return false;
    });
    if (profiles.length === 0) return new Map();
    const toolchains = await findToolchains(context.toolFolders, context.run);
    if (toolchains.length === 0) {
      context.problem(noTools(profiles.map((file) => ({ file, version: rawVersion(file) }))));
      return new Map();
    }
    const merged = await mergeProfiles(profiles, toolchains, context);
    return merged === null ? new Map() : exportCoverage(merged, profiles, context);
  },
};

interface Merged {
  /** An indexed profile. */
  readonly path: string;
  readonly toolchain: Toolchain;
}

/** One indexed profile of all; null where none could be read. A release of LLVM reads raw profiles of its own version only. */
async function mergeProfiles(
  profiles: readonly RawFile[],
  toolchains: readonly Toolchain[],
  context: ReadContext,
): Promise<Merged | null> {
  const byVersion = new Map<number | null, RawFile[]>();
  for (const file of profiles) {
    const version = rawVersion(file);
    byVersion.set(version, [...(byVersion.get(version) ?? []), file]);
  }
  const parts: Merged[] = [];
  for (const [version, group] of byVersion) {
    const part = await mergeGroup(group, version, toolchains, context, join(context.tempDir, `raw-${version}`));
    if (part !== null) parts.push(part);
  }
  const [first, ...others] = parts;
  if (first === undefined || others.length === 0) return first ?? null;
  // Indexed profiles of an older release are read by every newer one.
  const { toolchain } = [...parts].sort((a, b) => b.toolchain.major - a.toolchain.major)[0] ?? first;
  const path = join(context.tempDir, "all.profdata");
  const { exitCode, stderr } = await context.run(toolchain.profdata, [
    ...["merge", "-sparse", "-o", path],
    ...parts.map((part) => part.path),
  ]);
  if (exitCode === 0) return { path, toolchain };
  context.problem(
    invalidCoverage({ file: "the profiles of this run" }, `they cannot be merged: ${stderr.trim()}`, DAMAGED),
  );
  return first;
}

/** The version of the raw profile format; null for an indexed profile, and for what is no profile at all. */
function rawVersion(file: RawFile): number | null {
  const kind = profileKind(headOf(file, 16));
  return kind?.kind === "raw" ? kind.version : null;
}

async function mergeGroup(
  group: readonly RawFile[],
  version: number | null,
  toolchains: readonly Toolchain[],
  context: ReadContext,
  folder: string,
): Promise<Merged | null> {
  mkdirSync(folder, { recursive: true });
  const inputs = new Map(group.map((file, index) => [listable(file, join(folder, `${index}.profraw`)), file]));
  const list = join(folder, "inputs.txt");
  writeFileSync(list, [...inputs.keys()].map((path) => `1,${path}\n`).join(""));
  const able = version === null ? toolchains : toolchains.filter(({ major }) => reads(major, version) !== false);
  for (const toolchain of able) {
    const path = join(folder, "merged.profdata");
    const args = ["merge", "-sparse", "-failure-mode=all", `-input-files=${list}`, "-o", path];
    const { exitCode, stderr } = await context.run(toolchain.profdata, args);
    if (
      exitCode !== 0 &&
      version !== null &&
      /unsupported instrumentation profile format version|version mismatch/i.test(stderr)
    ) {
      continue;
    }
    for (const error of profileFault(stderr, inputs, exitCode)) context.problem(error);
    return exitCode === 0 && statSync(path, { throwIfNoEntry: false }) !== undefined ? { path, toolchain } : null;
  }
  context.problem(unreadableVersion(group, version, toolchains));
  return null;
}

/** A path that can stand on a line of a list: names of steps' files may hold anything, line ends too. */
function listable(file: RawFile, copy: string): string {
  const path = onDisk(file, copy);
  if (!/[\n\r]/.test(path)) return path;
  copyFileSync(path, copy);
  return copy;
}

async function exportCoverage(
  { path, toolchain }: Merged,
  profiles: readonly RawFile[],
  context: ReadContext,
): Promise<CoverageFiles> {
  const [binary, ...others] = context.binaries;
  if (binary === undefined) {
    context.problem(
      invalidCoverage(
        { file: profiles.map(nameOf)[0] ?? "" },
        "it belongs to a program that is not known, and without the program it tells of no source",
        "Set `bin` to the program that was built with coverage.",
      ),
    );
    return new Map();
  }
  const document = new LlvmExport();
  const objects = others.flatMap((other) => ["-object", other]);
  const args = ["export", "-skip-expansions", `-instr-profile=${path}`, binary, ...objects];
  const { exitCode, stderr } = await context.run(toolchain.cov, args, { onStdout: (chunk) => document.write(chunk) });
  const files = exitCode === 0 ? document.end() : null;
  if (files === null) {
    const usable = await instrumented(context.binaries, path, toolchain, context);
    if (usable.length > 0 && usable.length < context.binaries.length) {
      return exportCoverage({ path, toolchain }, profiles, { ...context, binaries: usable });
    }
    context.problem(binaryFault(binary, toolchain, stderr));
    return new Map();
  }
  const mismatched = /(\d+) functions? ha(?:s|ve) mismatched data/.exec(stderr)?.[1];
  if (mismatched !== undefined) {
    context.warn(
      `${mismatched} functions of ${context.binaries.join(", ")} differ from those that were run, and count as not run: test the same build that \`bin\` names`,
    );
  }
  const ran = [...files.values()].some(({ lines }) => [...lines.values()].some((counters) => hitsOf(counters) > 0));
  if (!ran && (await counted(path, toolchain, context))) context.problem(foreignBinary(context.binaries, profiles));
  return files;
}

/** Those of the programs that have coverage to show by themselves. */
async function instrumented(
  binaries: readonly string[],
  profile: string,
  { cov }: Toolchain,
  { run }: ReadContext,
): Promise<string[]> {
  const usable: string[] = [];
  if (binaries.length < 2) return usable;
  for (const binary of binaries) {
    const { exitCode } = await run(cov, ["export", "-summary-only", `-instr-profile=${profile}`, binary]);
    if (exitCode === 0) usable.push(binary);
  }
  return usable;
}

/** Whether the profile has counted anything at all. */
async function counted(profile: string, { profdata }: Toolchain, { run }: ReadContext): Promise<boolean> {
  const { stdout } = await run(profdata, ["show", profile]);
  return Number(/Maximum (?:internal block|function) count: (\d+)/.exec(stdout)?.[1] ?? 0) > 0;
}

function foreignBinary(binaries: readonly string[], profiles: readonly RawFile[]) {
  return invalidCoverage(
    { file: binaries.join(", ") },
    `none of its functions is in the profiles (${profiles.map(nameOf).slice(0, 3).join("; ")})`,
    "The profiles were written by another program, or by another build of this one: set `bin` to what the steps ran.",
  );
}

function binaryFault(binary: string, { version }: Toolchain, stderr: string) {
  const said = stderr
    .replace(/^warning:.*$/gm, "")
    .trim()
    .slice(0, 500);
  if (/unsupported coverage format version/i.test(stderr)) {
    return invalidCoverage(
      { file: binary },
      `its coverage mapping is newer than llvm-cov ${version} can read`,
      "Install the llvm-cov of the compiler's LLVM release: see `rustc -vV` or `clang --version`.",
    );
  }
  if (/no coverage data found|not recognized as a valid object file/i.test(stderr)) {
    return invalidCoverage(
      { file: binary },
      "it holds no coverage mapping, though its steps left profiles",
      "Build it with -fprofile-instr-generate -fcoverage-mapping (clang) or -C instrument-coverage (rustc), or set `bin` to the program that was.",
    );
  }
  return invalidCoverage(
    { file: binary },
    `llvm-cov ${version} failed: ${said}`,
    "Run the same command by hand to see more.",
  );
}
