import type { ControlName, Observation } from "../../model/policy.js";

/** An Observation while facts are being gathered. */
export type Gathered = { -readonly [K in keyof Observation]: Observation[K] } & {
  evidence: Partial<Record<ControlName, string[]>>;
};

type Facts = Readonly<Record<string, string>>;

const CGROUP = "/sys/fs/cgroup";
/** Cgroup v1 says "no limit" with the largest number of whole pages. */
const UNLIMITED_FROM = 2 ** 60;

/**
 * What the kernel says inside a cell about the controls in force.
 *
 * @param facts content of the files that could be read inside, by path: `/proc/self/status`, `/proc/self/limits`,
 * `/proc/self/mountinfo`, `/proc/net/dev` and the cgroup's files
 */
export function observe(facts: Facts): Gathered {
  const seen: Gathered = { evidence: {} };
  readStatus(seen, facts["/proc/self/status"] ?? "");
  readInterfaces(seen, facts["/proc/net/dev"] ?? "");
  readRoot(seen, facts["/proc/self/mountinfo"] ?? "");
  readLimits(seen, facts["/proc/self/limits"] ?? "");
  readCgroup(seen, facts);
  return seen;
}

/** Adds one line of evidence to a control. */
export function note(seen: Gathered, control: ControlName, line: string): void {
  const lines = seen.evidence[control] ?? [];
  lines.push(line);
  seen.evidence[control] = lines;
}

function readStatus(seen: Gathered, status: string): void {
  const field = (name: string) => new RegExp(`^${name}:\\s*(\\S+)`, "m").exec(status)?.[1];
  const tell = (control: ControlName, name: string, value: string) =>
    note(seen, control, `inside: /proc/self/status ${name}=${value}`);
  const masks = ["CapEff", "CapPrm", "CapBnd"].flatMap((name) => {
    const value = field(name);
    if (value === undefined || !/^[0-9a-f]+$/.test(value)) return [];
    tell("capabilities", name, value);
    return [BigInt(`0x${value}`)];
  });
  if (masks.length > 0)
    seen.capabilities = masks
      .reduce((all, mask) => all | mask, 0n)
      .toString(16)
      .padStart(16, "0");
  const uid = field("Uid");
  if (uid !== undefined) {
    seen.uid = Number(uid);
    tell("user", "Uid", uid);
  }
  const noNewPrivileges = field("NoNewPrivs");
  if (noNewPrivileges !== undefined) {
    seen.noNewPrivileges = noNewPrivileges === "1";
    tell("no_new_privileges", "NoNewPrivs", noNewPrivileges);
  }
  const seccomp = field("Seccomp");
  if (seccomp !== undefined) {
    seen.seccomp = Number(seccomp);
    tell("seccomp", "Seccomp", seccomp);
  }
}

function readInterfaces(seen: Gathered, devices: string): void {
  const names = [...devices.matchAll(/^\s*([^\s:|]+):/gm)].map((match) => match[1] ?? "");
  if (names.length === 0) return;
  seen.interfaces = names;
  note(seen, "network", `inside: /proc/net/dev lists ${names.join(", ")}`);
}

/** The last mount on `/` is the one in force. Fields as in proc(5): mount point 5th, options 6th, super options last. */
function readRoot(seen: Gathered, mountinfo: string): void {
  const root = mountinfo
    .split("\n")
    .map((line) => line.split(" "))
    .findLast((fields) => fields[4] === "/");
  if (root === undefined) return;
  const options = [...(root[5] ?? "").split(","), ...(root.at(-1) ?? "").split(",")];
  seen.rootReadOnly = options.includes("ro");
  note(seen, "root_filesystem", `inside: /proc/self/mountinfo / is mounted ${seen.rootReadOnly ? "ro" : "rw"}`);
}

function readLimits(seen: Gathered, limits: string): void {
  const read = (control: ControlName, name: string): number | null | undefined => {
    const match = new RegExp(`^${name}\\s+(\\S+)\\s+(\\S+)`, "m").exec(limits);
    if (match === null) return undefined;
    const [, soft = "", hard = ""] = match;
    note(seen, control, `inside: /proc/self/limits ${name}: soft ${soft}, hard ${hard}`);
    return soft === "unlimited" ? null : Number(soft);
  };
  const cpuTime = read("cpu_time", "Max cpu time");
  if (cpuTime !== undefined) seen.cpuTimeSecs = cpuTime;
  const fileSize = read("file_size", "Max file size");
  if (fileSize !== undefined) seen.fileSizeBytes = fileSize;
}

function readCgroup(seen: Gathered, facts: Facts): void {
  const read = (control: ControlName, ...names: string[]): string | undefined => {
    for (const name of names) {
      const value = facts[`${CGROUP}/${name}`]?.trim();
      if (value === undefined || value === "") continue;
      note(seen, control, `inside: ${CGROUP}/${name}=${value}`);
      return value;
    }
    return undefined;
  };
  const memory = read("memory", "memory/memory.limit_in_bytes", "memory.max");
  if (memory !== undefined) seen.memoryBytes = limit(memory);
  const pids = read("pids", "pids/pids.max", "pids.max");
  if (pids !== undefined) seen.pids = limit(pids);
  const quota = read("cpu", "cpu/cpu.cfs_quota_us", "cpu.max");
  if (quota === undefined) return;
  const [budget = "", inline] = quota.split(" ");
  const period = Number(inline ?? read("cpu", "cpu/cpu.cfs_period_us") ?? 100_000);
  seen.cpus = budget === "max" || Number(budget) <= 0 ? null : Number(budget) / period;
}

function limit(text: string): number | null {
  const value = Number(text);
  return Number.isFinite(value) && value < UNLIMITED_FROM ? value : null;
}
