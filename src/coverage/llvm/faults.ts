import type { CleanroomError } from "../../core/errors.js";
import { DAMAGED, invalidCoverage } from "../invalid.js";
import { nameOf, type RawFile } from "../raw-file.js";
import type { Toolchain } from "./toolchains.js";
import { releasesFor, versionOf } from "./versions.js";

/** There are profiles and no tools to read them. */
export function noTools(profiles: readonly { file: RawFile; version: number | null }[]): CleanroomError {
  const [first] = profiles;
  const needed = first?.version == null ? "any release" : releasesFor(first.version);
  return invalidCoverage(
    { file: first === undefined ? "" : nameOf(first.file) },
    "llvm-profdata and llvm-cov are needed to read it, and are not on this host",
    `Install LLVM (${needed}), e.g. \`apt-get install llvm\` or \`rustup component add llvm-tools\`, so that they are in PATH.`,
  );
}

/** No release of LLVM on this host reads profiles of this version. */
export function unreadableVersion(
  group: readonly RawFile[],
  version: number | null,
  toolchains: readonly Toolchain[],
): CleanroomError {
  const [first] = group;
  const here = toolchains.map(({ version: release, major }) => {
    const own = versionOf(major);
    return `llvm-profdata ${release}${own === null ? "" : ` (reads version ${own})`}`;
  });
  const more = group.length === 1 ? "" : `, as have ${group.length - 1} others`;
  const needed = version === null ? "a newer LLVM" : releasesFor(version);
  return invalidCoverage(
    { file: first === undefined ? "" : nameOf(first) },
    `the profile has raw profile version ${version ?? "unknown"}${more}, which no tool here reads: ${here.join(", ")}`,
    `Install llvm-profdata and llvm-cov of ${needed} and put them into PATH, or build the program with the compiler of the LLVM that is here.`,
  );
}

/** What llvm-profdata says of single profiles, each as an error that names the step's file. */
export function profileFault(
  stderr: string,
  inputs: ReadonlyMap<string, RawFile>,
  exitCode: number | null,
): CleanroomError[] {
  const said = [...stderr.matchAll(/^(?:warning|error): (.*?): (.*)$/gm)];
  const faults = said.flatMap(([, path = "", what = ""]) => {
    const file = inputs.get(path);
    return file === undefined
      ? []
      : [invalidCoverage({ file: nameOf(file) }, `llvm-profdata cannot read it: ${what}`, DAMAGED)];
  });
  if (faults.length > 0 || exitCode === 0) return faults;
  const [first] = inputs.values();
  return [
    invalidCoverage(
      { file: first === undefined ? "" : nameOf(first) },
      `llvm-profdata failed: ${stderr.trim().slice(0, 500)}`,
      DAMAGED,
    ),
  ];
}
