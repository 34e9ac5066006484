import type { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import type { EngineClient } from "./engine-client.js";
import { faultOf } from "./fault.js";

/** What became of a container whose streams ended. */
export interface Fate {
  readonly exitCode: number | null;
  /** The kernel ended it because its memory was used up. */
  readonly outOfMemory: boolean;
  readonly reason: string;
}

/** Milliseconds the engine has to say what happened. */
const ASK_MS = 3_000;
/** How often its events are looked at for the end of a container, and the milliseconds in between. */
const LOOKS = 8;
const LOOK_MS = 120;

/**
 * Asks the engine why a container ended. It may be removed already, so its inspection is no help: the engine's
 * recent events are.
 *
 * @param since seconds since the Unix epoch at which the container was made
 */
export async function askFate(client: EngineClient, id: string, since: number): Promise<Fate> {
  try {
    await client.ping(ASK_MS);
  } catch (error) {
    return {
      exitCode: null,
      outOfMemory: false,
      reason: `the engine at ${client.url} is gone: ${faultOf(error).message}`,
    };
  }
  let events = await recentEvents(client, id, since);
  const end = () => events.find((event) => event.action === "die" || event.action === "died");
  // The streams may end before the engine has noted why.
  for (let looks = 1; end() === undefined && looks < LOOKS; looks += 1) {
    await setTimeout(LOOK_MS);
    events = await recentEvents(client, id, since);
  }
  const died = end();
  const outOfMemory = events.some((event) => event.action === "oom");
  const exitCode = died?.exitCode ?? null;
  const how = exitCode === null ? "its container ended" : `its container ended with exit code ${exitCode}`;
  return { exitCode, outOfMemory, reason: outOfMemory ? `${how}: out of memory` : how };
}

async function recentEvents(
  client: EngineClient,
  id: string,
  since: number,
): Promise<{ action: string; exitCode: number | null }[]> {
  try {
    const until = Math.ceil(Date.now() / 1000);
    const stream = (await client.docker.getEvents({ since, until, filters: { container: [id] } })) as Readable;
    const timer = globalThis.setTimeout(() => stream.destroy(), ASK_MS);
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of stream) chunks.push(chunk as Buffer);
    } finally {
      clearTimeout(timer);
    }
    return Buffer.concat(chunks)
      .toString("utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map(parseEvent);
  } catch {
    return [];
  }
}

function parseEvent(line: string): { action: string; exitCode: number | null } {
  const event = JSON.parse(line) as {
    Action?: string;
    status?: string;
    Actor?: { Attributes?: Record<string, string> };
  };
  const attributes = event.Actor?.Attributes ?? {};
  const code = attributes["exitCode"] ?? attributes["containerExitCode"];
  return { action: event.Action ?? event.status ?? "", exitCode: code === undefined ? null : Number(code) };
}
