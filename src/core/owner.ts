import { readFileSync } from "node:fs";
import { hostname } from "node:os";

/**
 * Who made a resource: `<host>.<pid>.<start>`, where host tells this boot of this machine apart from others and
 * start tells a process apart from a later one with the same pid. Goes into labels and names of temp folders.
 */
export function ownerId(pid: number = process.pid): string {
  return `${hostId()}.${pid}.${startTime(pid) ?? 0}`;
}

/** Whether the owner may still be alive: false only for a process of this host that is certainly gone. */
export function ownerMayLive(owner: string): boolean {
  const match = /^([0-9a-z]+)\.(\d+)\.(\d+)$/.exec(owner);
  if (match === null) return true;
  const [, host, pid, start] = match;
  if (host !== hostId()) return true;
  if (!processExists(Number(pid))) return false;
  const now = startTime(Number(pid));
  return now === null || now === Number(start) || start === "0";
}

function hostId(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").replaceAll("-", "").slice(0, 12);
  } catch {
    return (
      hostname()
        .toLowerCase()
        .replaceAll(/[^0-9a-z]/g, "")
        .slice(0, 32) || "host"
    );
  }
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Clock ticks after boot at which the process began (field 22 of /proc/pid/stat); null where there is no /proc. */
function startTime(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]);
  } catch {
    return null;
  }
}
