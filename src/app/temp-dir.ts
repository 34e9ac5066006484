import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ownerId, ownerMayLive } from "../core/owner.js";

const PREFIX = "cleanroom-run-";

/** Whose a folder is, by its name: `cleanroom-run-<owner>-<the random end of the run id><six characters>`. */
const NAME = /^cleanroom-run-([^-]+)-([0-9a-f]{8})?\w{6}$/;

/**
 * The run's own folder on the host; its name tells who made it and for which run, so that others can clean up after a
 * killed one. It is kept short, since paths of sockets in it may be.
 *
 * @param runId none for what is no run but makes cells all the same
 */
export function makeTempDir(runId = ""): string {
  const dir = mkdtempSync(join(tmpdir(), `${PREFIX}${ownerId()}-${randomEnd(runId)}`));
  // Engines may run as another user: they follow the unguessable name, and can't list.
  chmodSync(dir, 0o711);
  return dir;
}

export function removeTempDir(dir: string): void {
  rmSync(dir, { recursive: true, force: true });
}

/**
 * Removes the folders of runs that are certainly dead. Returns a line a removal.
 *
 * @param runId removes those of this run instead, whether or not it is dead
 */
export function sweepTempDirs(runId?: string): string[] {
  const stale = readdirSync(tmpdir()).filter((name) => {
    const [, owner, run] = NAME.exec(name) ?? [];
    if (owner === undefined) return false;
    return runId === undefined ? !ownerMayLive(owner) : run === randomEnd(runId);
  });
  return stale.filter(removed).map((name) => `removed temp folder ${name}`);
}

/** The part of a run id that no other run has. */
function randomEnd(runId: string): string {
  return runId.slice(-8);
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
