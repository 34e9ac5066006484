import type { Dialect } from "./dialect.js";
import { type EngineClient, engineError } from "./engine-client.js";
import { leftBehind, MARK } from "./labels.js";
import { removeContainer } from "./removal.js";

/** Removes containers and volumes that dead or expired runs left in an engine. Returns a line a removal. */
export async function sweepEngine(dialect: Dialect, client: EngineClient): Promise<string[]> {
  const removed: string[] = [];
  try {
    // Containers first: a volume in use can't be removed.
    for (const { id, labels } of await client.labelled(MARK)) {
      const why = leftBehind(labels);
      if (why === null) continue;
      await removeContainer(client, id);
      removed.push(`${dialect.name}: removed container ${id.slice(0, 12)} of run ${labels["cleanroom.run"]}: ${why}`);
    }
    for (const { id, labels } of await client.labelledVolumes(MARK)) {
      const why = leftBehind(labels);
      if (why === null) continue;
      await client.removeVolume(id);
      removed.push(`${dialect.name}: removed volume ${id} of run ${labels["cleanroom.run"]}: ${why}`);
    }
  } catch (error) {
    throw engineError(dialect.title, "remove what was left behind", error);
  }
  return removed;
}
