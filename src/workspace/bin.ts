import { accessSync, closeSync, constants, openSync, readSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { CleanroomError } from "../core/errors.js";

/** The configured binary, checked: inside the project (POSIX path relative to it), or outside (absolute), or neither. */
export interface TestedBin {
  readonly inProject: string | null;
  readonly external: string | null;
  /** Absolute path on the host, null where no bin is configured. */
  readonly hostPath: string | null;
}

/** e_machine of ELF headers (System V ABI) by Node's name of the architecture. */
const ELF_MACHINE: Record<string, number> = {
  ia32: 3,
  x64: 62,
  arm: 40,
  arm64: 183,
  riscv64: 243,
  s390x: 22,
  ppc64: 21,
};

/**
 * Checks the tested binary before anything starts. Throws ConfigInvalid where it is missing, a folder, not
 * executable, or made for another kind of machine.
 *
 * @param exclude what stays out of the workspace: a binary in there is given to cells by itself
 */
export function checkBin(projectDir: string, bin: string | null, exclude: readonly string[] = []): TestedBin {
  if (bin === null) return { inProject: null, external: null, hostPath: null };
  const path = resolve(projectDir, bin);
  const problem = (what: string, hint: string) =>
    new CleanroomError("ConfigInvalid", `bin "${bin}" ${what}`, { hint, context: { bin, path } });
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined)
    throw problem("does not exist", `Build it first, or correct \`bin\`: it was looked for at ${path}.`);
  if (stat.isDirectory()) throw problem("is a folder", "Name the program itself, e.g. target/debug/mycli.");
  if (!stat.isFile()) throw problem("is not a regular file", "Name the program itself, e.g. target/debug/mycli.");
  try {
    accessSync(path, constants.X_OK);
  } catch {
    throw problem("is not executable", `Run: chmod +x ${path}`);
  }
  const foreign = foreignMachine(path);
  if (foreign !== null)
    throw problem(`is made for another machine: ${foreign}, this is ${process.arch}`, "Build it for this machine.");
  const inProject = relative(projectDir, path).split(sep).join("/");
  return isPacked(projectDir, path, inProject, exclude)
    ? { inProject, external: null, hostPath: path }
    : { inProject: null, external: path, hostPath: path };
}

/** Whether the workspace holds this very file: a link on the way may lead elsewhere inside a cell. */
function isPacked(projectDir: string, path: string, inProject: string, exclude: readonly string[]): boolean {
  if (isAbsolute(inProject) || inProject.startsWith("../")) return false;
  if (realpathSync(path) !== join(realpathSync(projectDir), inProject)) return false;
  return !exclude.some((folder) => `${inProject}/`.startsWith(`${folder.replace(/^\.\/|\/+$/g, "")}/`));
}

/** What an ELF file was made for where that is not this architecture; null for ours, scripts and other formats. */
function foreignMachine(path: string): string | null {
  const header = Buffer.alloc(20);
  const file = openSync(path, "r");
  try {
    if (readSync(file, header, 0, header.length, 0) < header.length) return null;
  } finally {
    closeSync(file);
  }
  if (header.readUInt32BE(0) !== 0x7f454c46) return null;
  const machine = header[5] === 2 ? header.readUInt16BE(18) : header.readUInt16LE(18);
  if (machine === ELF_MACHINE[process.arch]) return null;
  const name = Object.keys(ELF_MACHINE).find((key) => ELF_MACHINE[key] === machine);
  return name ?? `ELF machine ${machine}`;
}
