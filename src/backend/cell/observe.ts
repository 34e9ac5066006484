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
 * `/proc/self/mountinfo`, `/proc/net/dev`, `/proc/net/route`, `/proc/net/ipv6_route` and the cgroup's files
 */
export function observe(facts: Facts): Gathered {
  const seen: Gathered = { evidence: {} };
  readStatus(seen, facts["/proc/self/status"] ?? "");
  readInterfaces(seen, facts["/proc/net/dev"] ?? "");
  readRoutes(seen, facts["/proc/net/route"], facts["/proc/net/ipv6_route"]);
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

/**
 * Routes that lead off `lo`. Of IPv6 there is no file where the kernel has none; multicast (ff00::/8) and the loopback's
 * own entries lead nowhere. Fields as in the kernel's net/ipv4/fib_trie.c and net/ipv6/route.c.
 */
function readRoutes(seen: Gathered, ipv4: string | undefined, ipv6: string | undefined): void {
  if (ipv4 === undefined) return;
  const fields = (text: string) => text.split("\n").map((line) => line.trim().split(/\s+/));
  const fromIpv4 = fields(ipv4)
    .filter((row) => row.length >= 8 && row[0] !== "Iface" && row[0] !== "lo")
    .map(([device = "", to = "", via = "", , , , , mask = ""]) =>
      describeRoute(`${address(to)}/${prefix(mask)}`, via === "00000000" ? null : address(via), device),
    );
  const fromIpv6 = fields(ipv6 ?? "")
    .filter((row) => row.length >= 10 && row[9] !== "lo" && !row[0]?.startsWith("ff"))
    .map((row) => {
      const [to = "", length = "", , , via = ""] = row;
      const next = /^0+$/.test(via) ? null : groups(via);
      return describeRoute(`${groups(to)}/${Number.parseInt(length, 16)}`, next, row[9] ?? "");
    });
  seen.routes = [...fromIpv4, ...fromIpv6];
  const told = seen.routes.join("; ") || "none but of lo";
  note(seen, "network", `inside: /proc/net/route and ipv6_route: ${told}`);
}

function describeRoute(to: string, via: string | null, device: string): string {
  return `${to}${via === null ? "" : ` via ${via}`} dev ${device}`;
}

/** An IPv4 address as /proc/net/route has it: hexadecimal, in the byte order of little-endian machines. */
function address(hex: string): string {
  return (hex.match(/../g) ?? [])
    .reverse()
    .map((byte) => Number.parseInt(byte, 16))
    .join(".");
}

function prefix(mask: string): number {
  return [...Number.parseInt(mask, 16).toString(2)].filter((bit) => bit === "1").length;
}

function groups(hex: string): string {
  return (hex.match(/.{4}/g) ?? []).join(":");
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
