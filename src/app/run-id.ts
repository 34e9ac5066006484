import { randomBytes } from "node:crypto";

/** `20261121T213000Z-1a2b3c4d`: sorts by time, unique over runs that start at once. */
export function newRunId(now: Date = new Date()): string {
  const stamp = now.toISOString().replaceAll(/[-:]|\.\d+/g, "");
  return `${stamp}-${randomBytes(4).toString("hex")}`;
}

/** When the run of this id began, or null for a name that is no run id. */
export function timeOfRunId(name: string): Date | null {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-[0-9a-f]{8}$/.exec(name);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second] = match;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
