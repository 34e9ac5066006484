import { existsSync } from "node:fs";
import { INBOX, quote } from "../cell/scripts.js";
import { type Launcher, NO_PRIVILEGES, prlimitWords, type SandboxSpec } from "./launcher.js";
import type { LayoutEntry } from "./layout.js";

/**
 * util-linux alone (unshare, mount, pivot_root, setpriv, prlimit): on nearly every Linux. A shell that is root of new
 * namespaces builds the new root, then enters one more user namespace, in which it is nobody: its mounts belong to
 * the outer one, out of reach, and processes are counted for this cell alone. No seccomp filter: nothing in
 * util-linux loads one.
 */
export const unshare: Launcher = { name: "unshare", loadsSeccomp: false, command };

/** Folders that every host has: the new root is made on the first that the layout takes nothing from. */
const STAGES = ["/mnt", "/media", "/srv", "/sys"];
const DEVICES = ["null", "zero", "full", "random", "urandom", "tty"];

function command(spec: SandboxSpec): string[] {
  const words = ["unshare", "--mount", "--pid", "--ipc", "--uts", "--cgroup", "--fork", "--kill-child"];
  if (spec.ownNetwork) words.push("--net");
  if (!spec.asRoot) words.push("--user", "--map-root-user");
  return [...words, "sh", "-c", setup(spec), "cleanroom-setup"];
}

function setup(spec: SandboxSpec): string {
  const stage = stageFor(spec.layout);
  const hostname = quote(spec.identity.hostname);
  const at = (path: string) => quote(`${stage}${path}`);
  const paths = (wanted: (entry: LayoutEntry) => string[]) => spec.layout.flatMap(wanted);
  const folders = paths((entry) => (needsFolder(entry) ? [at(entry.path)] : []));
  const files = paths((entry) => (needsFile(entry, spec.layout) ? [at(entry.path)] : []));
  const links = paths((entry) => (entry.kind === "symlink" ? [`ln -s ${quote(entry.target)} ${at(entry.path)}`] : []));
  const fstab = paths((entry) => mounts(entry, stage, spec.asRoot ? spec.identity.uid : 0)).join("");
  return [
    "set -e; umask 022",
    `mount -t tmpfs -o mode=0755,nosuid,nodev cleanroom ${stage}`,
    `mkdir -p ${[...folders, at("/proc"), at("/dev/shm"), at("/.old")].join(" ")}`,
    ...[...files, ...DEVICES.map((name) => at(`/dev/${name}`))].map((file) => `: >${file}`),
    ...links,
    `ln -s /proc/self/fd ${at("/dev/fd")}`,
    ...["stdin", "stdout", "stderr"].map((name, fd) => `ln -s /proc/self/fd/${fd} ${at(`/dev/${name}`)}`),
    // A file, since mount reads no pipe; one of its mounts hides it.
    `printf %s ${quote(fstab)} >${at("/dev/shm/fstab")}`,
    `mount --all --fstab ${at("/dev/shm/fstab")}`,
    `hostname ${hostname} 2>/dev/null || echo ${hostname} 2>/dev/null >/proc/sys/kernel/hostname || :`,
    ...(spec.ownNetwork ? ["ip link set lo up 2>/dev/null || :"] : []),
    // No need to wait: the launcher itself stays in the namespace that owns the network.
    ...(spec.gated ? ["echo up >&4; exec 4>&- 5<&-"] : []),
    `mount -o remount,ro,nosuid,nodev cleanroom ${stage}`,
    `cd ${stage}`,
    "pivot_root . .old",
    "umount -l /.old",
    `cd ${quote(spec.workdir)}`,
    `exec env -i ${[`PATH=${spec.path}`, ...becomeNobody(spec)].map(quote).join(" ")}`,
  ].join("\n");
}

/** Root of the first namespaces becomes nobody of one more, which may have no namespaces of its own. */
function becomeNobody(spec: SandboxSpec): string[] {
  const { uid, gid } = spec.identity;
  const nested = ["unshare", "--user", "--keep-caps", `--map-user=${uid}`, `--map-group=${gid}`];
  // A host may reserve user namespaces for those with this capability, so it is kept for just that long.
  const keep = ["--inh-caps=+sys_admin", "--ambient-caps=+sys_admin"];
  const drop = spec.asRoot ? ["setpriv", `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", ...keep] : [];
  const close = ["sh", "-c", 'echo 0 >/proc/sys/user/max_user_namespaces && exec "$@"', "sh"];
  return [
    ...drop,
    ...nested,
    ...close,
    ...prlimitWords(spec.rlimits),
    "setpriv",
    ...NO_PRIVILEGES,
    "sh",
    `${INBOX}/agent`,
  ];
}

function stageFor(layout: readonly LayoutEntry[]): string {
  const taken = layout.flatMap((entry) => (entry.kind === "bind" ? [entry.from] : []));
  const free = STAGES.filter((stage) => existsSync(stage) && !taken.some((path) => path.startsWith(`${stage}/`)));
  return free[0] ?? "/mnt";
}

type Placed = Exclude<LayoutEntry, { readonly kind: "proc" | "dev" }>;

function needsFolder(entry: LayoutEntry): entry is Placed {
  return entry.kind === "dir" || entry.kind === "tmpfs" || (entry.kind === "bind" && !entry.file);
}

/** Files in a folder that is the host's own are there already. */
function needsFile(entry: LayoutEntry, layout: readonly LayoutEntry[]): entry is Placed {
  const inHostFolder = (path: string) =>
    layout.some((other) => other.kind === "bind" && !other.file && path.startsWith(`${other.path}/`));
  return entry.kind === "bind" && entry.file && !inHostFolder(entry.path);
}

/** Lines of fstab(5). */
function mounts(entry: LayoutEntry, stage: string, owner: number): string[] {
  const line = (source: string, path: string, type: string, options: string) =>
    `${escaped(source)} ${escaped(stage + path)} ${type} ${options} 0 0\n`;
  switch (entry.kind) {
    case "bind":
      return [line(entry.from, entry.path, "none", "rbind,ro,nosuid,nodev")];
    case "tmpfs": {
      const size = entry.bytes === null ? "" : `,size=${entry.bytes}`;
      const access = entry.shared ? "mode=1777" : `mode=0755,uid=${owner},gid=${owner}`;
      return [line("tmpfs", entry.path, "tmpfs", `nosuid,nodev,${access}${size}`)];
    }
    case "proc":
      return [line("proc", "/proc", "proc", "nosuid,nodev,noexec")];
    case "dev":
      return [
        ...DEVICES.map((name) => line(`/dev/${name}`, `/dev/${name}`, "none", "bind")),
        line("tmpfs", "/dev/shm", "tmpfs", "nosuid,nodev,noexec,mode=1777"),
      ];
    default:
      return [];
  }
}

function escaped(path: string): string {
  return path.replaceAll("\\", "\\134").replaceAll(" ", "\\040").replaceAll("\t", "\\011").replaceAll("\n", "\\012");
}
