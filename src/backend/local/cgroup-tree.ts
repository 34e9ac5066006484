import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ResourceLimits } from "../../model/policy.js";

/** One control group that a cell is to have. */
export interface Group {
  /** Path inside the cell. */
  readonly inside: string;
  /** Folder on the host in which it is made. */
  readonly parent: string;
  /** File of a limit -> its value. */
  readonly files: readonly (readonly [file: string, value: string])[];
}

const MOUNT = "/sys/fs/cgroup";
const PERIOD_US = 100_000;
/** The launcher's own process, pid 1 and the two of the agent's that accompany a step. */
export const AGENT_PROCESSES = 4;

/**
 * The groups of a cell, below the ones that this process is in (cgroups(7)); null where this host offers none.
 *
 * @param extraBytes memory on top of the limit
 * @param elevated whether they are made by somebody with more rights than ours
 */
export function groupsFor(limits: ResourceLimits, extraBytes: number, elevated: boolean): Group[] | null {
  const usable = (folder: string) => (elevated ? existsSync(join(folder, "cgroup.procs")) : writable(folder));
  // Whole pages: what the kernel would round to, and reads back.
  const bytes = limits.memoryBytes === null ? null : Math.ceil((limits.memoryBytes + extraBytes) / 4096) * 4096;
  const own = ownPaths();
  return v1Groups(limits, bytes, own, usable) ?? v2Groups(limits, bytes, own, usable);
}

type Usable = (folder: string) => boolean;

function v1Groups(
  limits: ResourceLimits,
  bytes: number | null,
  own: Map<string, string>,
  usable: Usable,
): Group[] | null {
  // In a container, the host's paths may lead nowhere: then the container's own group is at the top.
  const parentOf = (controller: string) =>
    [own.get(controller) ?? "", ""].map((path) => join(MOUNT, controller, path)).find(usable);
  const [memory, pids, cpu, account] = ["memory", "pids", "cpu", "cpuacct"].map(parentOf);
  if (memory === undefined || pids === undefined) return null;
  const quota: Group["files"] =
    limits.cpus === null
      ? []
      : [
          ["cpu.cfs_period_us", `${PERIOD_US}`],
          ["cpu.cfs_quota_us", `${quotaUs(limits.cpus)}`],
        ];
  const groups: Group[] = [
    { inside: `${MOUNT}/memory`, parent: memory, files: v1MemoryFiles(memory, bytes) },
    { inside: `${MOUNT}/pids`, parent: pids, files: pidsFiles(limits) },
  ];
  if (cpu !== undefined) groups.push({ inside: `${MOUNT}/cpu`, parent: cpu, files: quota });
  if (account !== undefined) groups.push({ inside: `${MOUNT}/cpuacct`, parent: account, files: [] });
  return groups;
}

function v2Groups(
  limits: ResourceLimits,
  bytes: number | null,
  own: Map<string, string>,
  usable: Usable,
): Group[] | null {
  const path = own.get("");
  if (path === undefined) return null;
  for (let folder = join(MOUNT, path); folder.startsWith(MOUNT); folder = dirname(folder)) {
    const handedDown = read(join(folder, "cgroup.subtree_control")).trim().split(/\s+/);
    if (!handedDown.includes("memory") || !handedDown.includes("pids") || !usable(folder)) continue;
    const files: (readonly [string, string])[] = [...pidsFiles(limits)];
    if (bytes !== null)
      files.push(["memory.max", `${bytes}`], ...(swaps(folder) ? [["memory.swap.max", "0"] as const] : []));
    if (limits.cpus !== null && handedDown.includes("cpu"))
      files.push(["cpu.max", `${quotaUs(limits.cpus)} ${PERIOD_US}`]);
    return [{ inside: MOUNT, parent: folder, files }];
  }
  return null;
}

/** Without swap accounting, what is over the limit would be swapped out and never be refused. */
function v1MemoryFiles(parent: string, bytes: number | null): Group["files"] {
  if (bytes === null) return [];
  const both = existsSync(join(parent, "memory.memsw.limit_in_bytes"));
  return [
    ["memory.limit_in_bytes", `${bytes}`],
    ...(both ? [["memory.memsw.limit_in_bytes", `${bytes}`] as const] : []),
  ];
}

function swaps(folder: string): boolean {
  return existsSync(join(folder, "memory.swap.max")) || folder === MOUNT;
}

function pidsFiles(limits: ResourceLimits): Group["files"] {
  return limits.processCount === null ? [] : [["pids.max", `${limits.processCount + AGENT_PROCESSES}`]];
}

function quotaUs(cpus: number): number {
  return Math.max(1_000, Math.round(cpus * PERIOD_US));
}

/** Controller -> path of this process's group, from /proc/self/cgroup; v2 has the name "". */
function ownPaths(): Map<string, string> {
  const paths = new Map<string, string>();
  for (const line of read("/proc/self/cgroup").split("\n")) {
    const [, controllers, path] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    if (path !== undefined) for (const controller of (controllers ?? "").split(",")) paths.set(controller, path);
  }
  return paths;
}

function writable(folder: string): boolean {
  try {
    accessSync(join(folder, "cgroup.procs"), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
