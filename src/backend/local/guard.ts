import { quote } from "../cell/scripts.js";

/** How a cell is entered, and what it leaves on the host. */
export interface Guarded {
  /** The launcher's command. */
  readonly launch: readonly string[];
  /** A file that the launcher finds open as file descriptor 3. */
  readonly third: string | null;
  /** Removed with all its content. */
  readonly folder: string;
  /** Folders of control groups: the launcher joins them. */
  readonly cgroups: readonly string[];
  /** Whether file descriptor 3 is a pipe of ours that tells of our end. */
  readonly watched: boolean;
}

/**
 * The launcher, and beside it a shell that waits for the end of our process: when the pipe ends without a word, which
 * is what a SIGKILL leaves us no other way to say, it ends the cell and takes away what is left of it on the host.
 * A line on the pipe means that we have done so ourselves.
 */
export function guardedCommand({ launch, third, folder, cgroups, watched }: Guarded): string[] {
  const groups = cgroups.map(quote).join(" ");
  // The last of the cell's processes may need a moment to be gone.
  const ungroup = `for n in 1 2 3 4 5 6 7 8 9; do rmdir ${groups} && break; sleep 0.02; done`;
  const endCell = [
    "read -r children </proc/$$/task/$$/children",
    "read -r self rest </proc/self/stat",
    "for child in $children; do [ $child = $self ] || kill -9 $child; done",
    "kill -9 $$",
  ];
  const clean = [...endCell, `rm -rf ${quote(folder)}`, ...(cgroups.length === 0 ? [] : [ungroup])].join("; ");
  const script = [
    // $$ stays the pid of the whole command in a subshell: the launcher's, once it has taken the shell's place.
    ...(watched ? [`( read -r word <&3 || { ${clean}; } ) </dev/null >/dev/null 2>&1 &`, "exec 3<&-"] : []),
    ...cgroups.map((group) => `echo 0 >${quote(`${group}/cgroup.procs`)} || exit 96`),
    `exec "$@"${third === null ? "" : ` 3<${quote(third)}`}`,
  ];
  return ["sh", "-c", script.join("\n"), "cleanroom-guard", ...launch];
}
