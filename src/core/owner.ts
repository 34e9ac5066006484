import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/**
 * Who made a resource: `<host>.<pid>.<start>`, where host tells this boot of this machine, and this space of process
 * numbers, apart from others, and start tells a process apart from a later one with the same pid. Goes into labels and
 * names of temp folders.
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
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").replaceAll("-", "").slice(0, 12);
    // Containers of one machine may share an engine, and have process numbers of their own.
    return boot + Number(/\d+/.exec(readlinkSync("/proc/self/ns/pid"))?.[0] ?? 0).toString(36);
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
    // One that has ended stays on the list until its parent asks after it: in containers perhaps for ever.
    return !["Z", "X"].includes(stat(pid)?.[0] ?? "");
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Clock ticks after boot at which the process began; null where there is no /proc. */
function startTime(pid: number): number | null {
  const fields = stat(pid);
  return fields === null ? null : Number(fields[19]);
}

/** The fields of /proc/<pid>/stat (proc(5)) from the third on, the state. */
function stat(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "latin1");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null;
  }
}
