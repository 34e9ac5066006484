import { execFileSync } from "node:child_process";

const asRoot = process.getuid?.() === 0;

/** Which launchers this host allows to us. */
export const usable = {
  bwrap: works(`bwrap ${asRoot ? "" : "--unshare-user"} --unshare-pid --ro-bind / / --proc /proc true`),
  unshare: works(`unshare ${asRoot ? "" : "--user --map-root-user"} --mount --pid --fork mount -t tmpfs x /mnt`),
};

function works(command: string): boolean {
  try {
    execFileSync("sh", ["-c", command], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
