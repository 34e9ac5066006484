import { randomBytes } from "node:crypto";
import { ownerId, ownerMayLive } from "../../core/owner.js";

const PREFIX = "cleanroom-local-";

/** A name for one cell's folder, control groups and processes; it tells who made it. */
export function makeCellName(): string {
  return `${PREFIX}${ownerId()}-${randomBytes(8).toString("hex")}`;
}

/** Whether this is the name of a cell whose maker is certainly gone. */
export function isAbandoned(name: string): boolean {
  const owner = name.startsWith(PREFIX) ? /^(.+)-[0-9a-f]{16}$/.exec(name.slice(PREFIX.length))?.[1] : undefined;
  return owner !== undefined && !ownerMayLive(owner);
}
