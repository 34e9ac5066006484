import { lstatSync, readdirSync, readlinkSync, realpathSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { ARTIFACTS, INBOX } from "../cell/scripts.js";

/** One thing in the new root of a cell. Paths are absolute as seen inside; `from` is a path of the host. */
export type LayoutEntry =
  | { readonly kind: "dir"; readonly path: string }
  | { readonly kind: "symlink"; readonly path: string; readonly target: string }
  | { readonly kind: "bind"; readonly path: string; readonly from: string; readonly file: boolean }
  | { readonly kind: "tmpfs"; readonly path: string; readonly bytes: number | null; readonly shared: boolean }
  | { readonly kind: "proc" }
  | { readonly kind: "dev" };

export interface LayoutOptions {
  /** Host folder that becomes /cleanroom/in. */
  readonly inboxDir: string;
  readonly workdir: string;
  /** Sizes in bytes of what lies in memory; null leaves it to the kernel (half of the machine's). */
  readonly workdirBytes: number | null;
  readonly tmpBytes: number | null;
  readonly artifactsBytes: number;
  /** Further host folders that are shown at their own paths, see toolchain.ts. */
  readonly toolchains: readonly string[];
  /** Cgroup folders of the cell: path inside -> path on the host. */
  readonly cgroups: Readonly<Record<string, string>>;
  readonly hostNetwork: boolean;
  /** Host files that stand in place of what lies at these paths inside. */
  readonly shown: Readonly<Record<string, string>>;
}

/**
 * Programs and their data. Nothing that tends to hold somebody's secrets is here: not /home, /root, /var, /run or
 * /srv. What /etc keeps from the cell's uid stays unreadable.
 */
const SYSTEM_FOLDERS = ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/etc", "/opt", "/nix", "/gnu"];
/** Files of /etc that would tell hosts apart, replaced by those of the inbox. */
const OWN_ETC = ["hosts", "hostname", "passwd", "group"];

/** The root that every sandboxed cell of this host sees. */
export function cellLayout(options: LayoutOptions): LayoutEntry[] {
  const entries: LayoutEntry[] = [];
  const known = new Set(["/"]);
  const folder = (path: string) => {
    if (known.has(path)) return;
    folder(dirname(path));
    known.add(path);
    entries.push({ kind: "dir", path });
  };
  const bind = (path: string, from: string, file = false) => {
    folder(dirname(path));
    if (!file) known.add(path);
    entries.push({ kind: "bind", path, from, file });
  };
  const memory = (path: string, bytes: number | null, shared: boolean) => {
    folder(dirname(path));
    known.add(path);
    entries.push({ kind: "tmpfs", path, bytes, shared });
  };
  const show = (path: string) => {
    const link = linkTarget(path);
    if (link !== null) entries.push({ kind: "symlink", path, target: link });
    else if (isPlainFile(path)) bind(path, path, true);
    else if (!isFolder(path) || path === options.workdir) return;
    else if (!options.workdir.startsWith(`${path}/`)) bind(path, path);
    else {
      // Nothing can be made in a folder of the host's: where the workdir comes to lie in one, its content is shown.
      folder(path);
      for (const name of readdirSync(path)) show(`${path}/${name}`);
    }
  };
  for (const path of SYSTEM_FOLDERS) show(path);
  for (const name of OWN_ETC)
    if (isPlainFile(`/etc/${name}`)) bind(`/etc/${name}`, `${options.inboxDir}/${name}`, true);
  entries.push({ kind: "proc" }, { kind: "dev" });
  memory("/tmp", options.tmpBytes, true);
  for (const path of ["/run", "/var"]) folder(path);
  const resolver = options.hostNetwork ? linkedFile("/etc/resolv.conf") : null;
  if (resolver !== null) bind(resolver, resolver, true);
  for (const path of options.toolchains) bind(path, path);
  for (const [path, from] of Object.entries(options.cgroups)) bind(path, from);
  memory(options.workdir, options.workdirBytes, false);
  memory(ARTIFACTS, options.artifactsBytes, false);
  bind(INBOX, options.inboxDir);
  for (const [path, from] of Object.entries(options.shown)) bind(path, from, true);
  return entries;
}

function linkTarget(path: string): string | null {
  try {
    return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : null;
  } catch {
    return null;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isPlainFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Where a file of /etc really lies, when that is a place the cell does not see already. */
function linkedFile(path: string): string | null {
  try {
    const real = realpathSync(path);
    return SYSTEM_FOLDERS.some((folder) => real.startsWith(`${folder}/`)) ? null : real;
  } catch {
    return null;
  }
}
