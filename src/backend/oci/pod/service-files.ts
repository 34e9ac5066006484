import { buffer } from "node:stream/consumers";
import { pack } from "tar-stream";
import type { EngineClient } from "../engine-client.js";

/** Permissions of a service's file: programs are executable. */
export function fileMode(text: string): number {
  return text.startsWith("#!") ? 0o755 : 0o644;
}

/** Copies files into a container that was not started yet, where the engine can't mount ours. */
export async function putFiles(
  client: EngineClient,
  id: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const entries = Object.entries(files);
  if (entries.length === 0) return;
  const tar = pack();
  for (const [path, text] of entries) tar.entry({ name: path.replace(/^\/+/, ""), mode: fileMode(text) }, text);
  tar.finalize();
  await client.putArchive(id, await buffer(tar), "/");
}
