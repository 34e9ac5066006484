import { realpathSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, relative } from "node:path";

/** Where a sandboxed cell finds programs first, whatever the host's PATH says. */
export const STANDARD_PATH = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

/** Shown to every cell anyway, see layout.ts. */
const SHOWN = ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc", "/opt", "/nix", "/gnu"];
/** Made anew in every cell, or never anybody's business. */
const NEVER = ["/proc", "/sys", "/dev", "/tmp", "/run", "/cleanroom"];

export interface Toolchains {
  /** Host folders to show, read-only, at their own paths. */
  readonly folders: readonly string[];
  /** The PATH inside. */
  readonly path: string;
}

/**
 * The host's PATH as far as a cell may have it: the standard folders, then the host's other entries in their order,
 * so that a `node` or `cargo` that lives in a home or a tool cache is found as on the host.
 *
 * Of an entry outside the system's folders only this is shown: the installation around a `bin` folder where that lies
 * deep enough to be one program's own (`~/.nvm/versions/node/v22.1.0` for `…/bin`), else the entry's folder alone
 * (`~/.cargo/bin`, not `~/.cargo`, which holds credentials). Never a home itself or anything above it, and nothing
 * of `node_modules`: a project's files reach a cell through its workspace only.
 *
 * @param hidden folders that must not become visible, e.g. the workdir
 */
export function toolchains(env: Readonly<Record<string, string | undefined>>, hidden: readonly string[]): Toolchains {
  const home = env["HOME"] ?? "/root";
  const path = [...STANDARD_PATH];
  const folders: string[] = [];
  for (const entry of (env["PATH"] ?? "").split(":")) {
    const real = realFolder(entry);
    if (real === null || path.includes(real)) continue;
    if (entry.includes("/node_modules/") || real.includes("/node_modules/")) continue;
    if ([...NEVER, ...hidden].some((folder) => within(real, folder))) continue;
    if (!SHOWN.some((folder) => within(real, folder))) {
      const root = installation(real, home);
      if (root === null || hidden.some((folder) => within(folder, root))) continue;
      if (!folders.some((folder) => within(root, folder))) folders.push(root);
    }
    path.push(real);
  }
  return { folders: folders.filter((a) => !folders.some((b) => a !== b && within(a, b))), path: path.join(":") };
}

/** What has to be shown for the programs in this folder to work, or null where that would show too much. */
function installation(folder: string, home: string): string | null {
  const homes = [home, realFolder(home) ?? home, "/home", "/root", "/var", "/mnt", "/media", "/srv"];
  if (homes.some((place) => within(place, folder))) return null;
  const named = ["bin", "sbin"].includes(basename(folder));
  const root = dirname(folder);
  const inHome = homes.slice(0, 2).find((place) => within(folder, place));
  const depth = (inHome === undefined ? root : relative(inHome, root)).split("/").filter((part) => part !== "").length;
  return named && depth >= 3 && !homes.some((place) => within(place, root)) ? root : folder;
}

function within(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}

function realFolder(path: string): string | null {
  try {
    const real = isAbsolute(path) ? realpathSync(path) : null;
    return real !== null && statSync(real).isDirectory() ? real : null;
  } catch {
    return null;
  }
}
