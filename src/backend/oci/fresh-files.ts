import { posix } from "node:path";
import type { CollectedFiles } from "../backend.js";
import { readTar, type TarContent } from "../cell/collect.js";
import { ARTIFACTS } from "../cell/scripts.js";
import type { EngineClient } from "./engine-client.js";

/** Takes the wanted workspace files and the artifacts out of a container that has ended. */
export async function collectFiles(
  client: EngineClient,
  id: string,
  wanted: readonly string[],
  workdir: string,
  limit: number,
): Promise<CollectedFiles> {
  const found = new Map<string, Buffer>();
  const omitted: TarContent["omitted"] = [];
  let left = limit;
  for (const path of wanted) {
    const tar = await fetchTar(client, id, posix.join(workdir, path), left);
    const content = tar?.files.get(posix.basename(path));
    if (content !== undefined) found.set(path, content);
    left -= content?.length ?? 0;
    omitted.push(...(tar?.omitted ?? []).map((entry) => ({ ...entry, path })));
  }
  // `/.` asks for what is inside: of a volume's own folder the engines make different names.
  const artifacts = await fetchTar(client, id, `${ARTIFACTS}/.`, limit);
  omitted.push(...(artifacts?.omitted ?? []));
  return { wanted: found, artifacts: artifacts?.files ?? new Map(), omitted };
}

async function fetchTar(client: EngineClient, id: string, path: string, limit: number): Promise<TarContent | null> {
  const stream = await client.getArchive(id, path);
  if (stream === null) return null;
  const tar = readTar(limit);
  for await (const chunk of stream) tar.write(chunk as Buffer);
  return tar.end();
}
