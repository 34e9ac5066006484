import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ownerId, ownerMayLive } from "../core/owner.js";

const PREFIX = "cleanroom-run-";

/** The run's own folder on the host; its name tells who made it, so that a later run can clean up after a killed one. */
export function makeTempDir(): string {
  const dir = mkdtempSync(join(tmpdir(), `${PREFIX}${ownerId()}-`));
  // Engines may run as another user: they follow the unguessable name, and can't list.
  chmodSync(dir, 0o711);
  return dir;
}

export function removeTempDir(dir: string): void {
  rmSync(dir, { recursive: true, force: true });
}

/** Removes the folders of runs that are certainly dead. Returns what was removed. */
export function sweepTempDirs(): string[] {
  const stale = readdirSync(tmpdir()).filter((name) => {
    const owner = name.startsWith(PREFIX) ? name.slice(PREFIX.length, name.lastIndexOf("-")) : null;
    return owner !== null && !ownerMayLive(owner);
  });
  return stale.filter(removed).map((name) => `temp folder ${name}`);
}

/** False for the folder of another user, who alone can remove it. */
function removed(name: string): boolean {
  try {
    removeTempDir(join(tmpdir(), name));
    return true;
  } catch {
    return false;
  }
}
