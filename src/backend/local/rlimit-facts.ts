import { type Gathered, note } from "../cell/observe.js";

/**
 * Adds what rlimits keep where no cgroup does. RLIMIT_NPROC, counted for the cell's own user namespace, is the limit
 * that was asked for. RLIMIT_DATA is not: it keeps each process small and not all of them together, so it is told
 * as evidence and memoryBytes stays absent.
 *
 * @param inForce which of the two this cell was given and the kernel counts for this cell
 */
export function noteRlimits(
  seen: Gathered,
  facts: Readonly<Record<string, string>>,
  inForce: { readonly memory: boolean; readonly processes: boolean },
): void {
  const limits = facts["/proc/self/limits"] ?? "";
  const data = inForce.memory ? softLimit(limits, "Max data size") : null;
  if (data !== null) {
    note(seen, "memory", `inside: /proc/self/limits Max data size=${data}, for each process and not for all together`);
  }
  const processes = inForce.processes ? softLimit(limits, "Max processes") : null;
  if (processes !== null) {
    seen.pids = processes;
    note(
      seen,
      "pids",
      `inside: /proc/self/limits Max processes=${processes}, counted in the cell's own user namespace`,
    );
  }
}

/** A line of /proc/self/limits (proc(5)); null for "unlimited" and where it is missing. */
function softLimit(limits: string, name: string): number | null {
  const value = new RegExp(`^${name}\\s+(\\d+)`, "m").exec(limits)?.[1];
  return value === undefined ? null : Number(value);
}
