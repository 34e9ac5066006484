import { accessSync, closeSync, constants, openSync, readSync, statSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
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
 */
export function checkBin(projectDir: string, bin: string | null): TestedBin {
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
  const within = relative(projectDir, path);
  const inside = !within.startsWith("..") && !isAbsolute(within);
  return inside
    ? { inProject: within.split(sep).join("/"), external: null, hostPath: path }
    : { inProject: null, external: path, hostPath: path };
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
