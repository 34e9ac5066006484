import type { EngineClient } from "./engine-client.js";

/** Milliseconds a removed container has to vanish from the engine's lists. */
const GONE_MS = 10_000;
/** Milliseconds between two looks, doubled up to the second. */
const PAUSE_MS = [4, 200] as const;

/**
 * Removes a container and waits until the engine doesn't know it any more.
 *
 * @param graceMs how long one that is about to end and remove itself is left to do so: half the time of a forced removal
 */
export async function removeContainer(client: EngineClient, id: string, graceMs = 0): Promise<void> {
  const start = Date.now();
  if (graceMs > 0) await client.removed(id, graceMs);
  for (let pause: number = PAUSE_MS[0]; ; pause = Math.min(pause * 2, PAUSE_MS[1])) {
    const waited = Date.now() - start;
    if (waited >= graceMs) await client.remove(id);
    if (!(await client.knows(id))) return;
    if (waited > GONE_MS)
      throw new Error(`container ${id.slice(0, 12)} is still there ${GONE_MS / 1000} s after its removal`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
