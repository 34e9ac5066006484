/** Places that hold the image's own programs or Cleanroom's: a workspace there would hide them. */
const TAKEN = new Set(["/", "/tmp", "/bin", "/sbin", "/lib", "/lib64", "/etc", "/usr", "/usr/bin", "/usr/lib"]);
const KERNEL = ["/proc", "/dev", "/sys", "/cleanroom"];

export const WORKDIR_EXPECTED =
  "an absolute POSIX path outside of /proc, /dev, /sys and /cleanroom, and not / or /tmp itself";

/** Whether the project can appear at this path inside a cell. */
export function workdirIsUsable(path: string): boolean {
  if (!/^\/[^\0\n:,\\]*$/.test(path)) return false;
  const segments = path.split("/").filter((segment) => segment !== "");
  if (segments.includes("..") || segments.includes(".")) return false;
  const plain = `/${segments.join("/")}`;
  return !TAKEN.has(plain) && !KERNEL.some((place) => plain === place || plain.startsWith(`${place}/`));
}
