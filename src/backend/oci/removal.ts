import type { EngineClient } from "./engine-client.js";

/** Milliseconds a removed container has to vanish from the engine's lists. */
const GONE_MS = 10_000;

/** Removes a container and waits until the engine doesn't know it any more. */
export async function removeContainer(client: EngineClient, id: string): Promise<void> {
  const deadline = Date.now() + GONE_MS;
  for (let pause = 5; ; pause = Math.min(pause * 2, 200)) {
    await client.remove(id);
    if ((await client.inspect(id)) === null || Date.now() > deadline) return;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
