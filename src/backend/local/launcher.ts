import type { identityOf } from "../cell/identity.js";
import type { LayoutEntry } from "./layout.js";

/** What one sandboxed cell needs, whichever program builds it. */
export interface SandboxSpec {
  /** The new root, in the order in which it is made. */
  readonly layout: readonly LayoutEntry[];
  readonly workdir: string;
  /** PATH inside. */
  readonly path: string;
  /** Who steps are, and what their host is called. */
  readonly identity: ReturnType<typeof identityOf>;
  /** False where the policy asks for the host's network. */
  readonly ownNetwork: boolean;
  /** Whether the launcher runs as the host's root (and so has to become nobody). */
  readonly asRoot: boolean;
  readonly rlimits: Rlimits;
  /** Whether a seccomp filter is open as file descriptor 3. */
  readonly seccomp: boolean;
  /**
   * Whether file descriptors 4 and 5 are a gate: the launcher writes to 4 when the cell's network namespace is there,
   * with the pid of its holder where that is not the launcher itself, and does not go on to the last user namespace
   * before the end of 5.
   */
  readonly gated: boolean;
}

/** Limits the kernel keeps for each process; null sets none. */
export interface Rlimits {
  readonly fileSizeBytes: number | null;
  readonly cpuTimeSecs: number | null;
  /** Counted in the cell's own user namespace, so only given where that is so. */
  readonly processes: number | null;
  readonly dataBytes: number | null;
}

/** A program of the host that can build a sandbox. */
export interface Launcher {
  readonly name: "bwrap" | "unshare";
  readonly loadsSeccomp: boolean;
  /** The command whose child becomes pid 1 of the cell. */
  command(spec: SandboxSpec): readonly string[];
}

/** uid and gid switches, capabilities and rlimits, in the words of util-linux. */
export function prlimitWords(limits: Rlimits): string[] {
  const words = ["--core=0"];
  if (limits.fileSizeBytes !== null) words.push(`--fsize=${limits.fileSizeBytes}`);
  // The hard limit lies above the soft one: at the soft one the kernel sends SIGXCPU, at the hard one SIGKILL.
  if (limits.cpuTimeSecs !== null) words.push(`--cpu=${limits.cpuTimeSecs}:${limits.cpuTimeSecs + 1}`);
  if (limits.processes !== null) words.push(`--nproc=${limits.processes}`);
  if (limits.dataBytes !== null) words.push(`--data=${limits.dataBytes}`);
  return ["prlimit", ...words];
}

/**
 * setpriv's words that leave no capability in any set and no way to gain one; and that tie pid 1 to its launcher once
 * more, because a change of identity loosens the ties which the launchers made.
 */
export const NO_PRIVILEGES = [
  "--bounding-set=-all",
  "--inh-caps=-all",
  "--ambient-caps=-all",
  "--no-new-privs",
  "--pdeathsig=KILL",
];
