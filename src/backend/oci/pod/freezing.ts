import { type EngineClient, within } from "../engine-client.js";
import { faultOf } from "../fault.js";

/** Milliseconds that the signals inside have to be sent. */
const SIGNALS_MS = 5_000;

/** Stops all processes of a container. One that is stopped already stays so. */
export async function freeze(client: EngineClient, id: string): Promise<void> {
  try {
    await client.pause(id);
  } catch (error) {
    if (await isPaused(client, id)) return;
    if (!freezerMissing(error)) throw error;
    // The first process first, so that it can't start others; what it has started takes signals from inside only.
    await client.kill(id, "SIGSTOP");
    await signalRest(client, id, "STOP");
  }
}

/** Lets all processes of a container run again; those that run do so. */
export async function thaw(client: EngineClient, id: string): Promise<void> {
  try {
    await client.unpause(id);
  } catch (error) {
    if (!freezerMissing(error)) throw error;
    await signalRest(client, id, "CONT");
    await client.kill(id, "SIGCONT");
  }
}

/** A rootless engine without cgroup v2 has no freezer. */
function freezerMissing(error: unknown): boolean {
  const { status, message } = faultOf(error);
  return status !== null && /cgroup|rootless|is not paused|freez/i.test(message);
}

async function isPaused(client: EngineClient, id: string): Promise<boolean> {
  return (await client.inspect(id).catch(() => null))?.State.Paused === true;
}

/** An image without a shell can start no `kill`: there its first process alone is stopped. */
async function signalRest(client: EngineClient, id: string, signal: "STOP" | "CONT"): Promise<void> {
  try {
    const exec = await client.createExec(id, ["sh", "-c", `kill -${signal} -1`], false);
    const socket = await client.attachExec(exec);
    const over = new Promise<void>((resolve) => {
      for (const event of ["end", "close", "error"]) socket.once(event, () => resolve());
    });
    socket.resume();
    await within(SIGNALS_MS, over).finally(() => socket.destroy());
  } catch {
    // What could be stopped is.
  }
}
