import { fromIstanbul } from "./formats/istanbul-files.js";
import { V8Counts } from "./formats/v8-counts.js";
import { textOfOutline } from "./formats/v8-outline.js";
import { inOrder } from "./merge.js";
import type { Coverage, FileCoverage, V8Script } from "./model.js";

/**
 * The same shards, whose sum is what one run of all would have shown: V8 leaves out blocks that ran as often as what is around
 * them, so lines and branches are derived from what it counted in all shards. Call it when all shards are there. Sources
 * that shards have from elsewhere too, or in different versions, and those behind source maps, add up as they are.
 */
export async function derivedTogether(coverage: Coverage): Promise<Coverage> {
  const paths = new Set([...coverage.values()].flatMap(({ v8 }) => [...(v8?.keys() ?? [])]));
  const joint = new Map<string, FileCoverage>();
  for (const path of paths) {
    const scripts = sameScript(path, coverage);
    if (scripts !== null) joint.set(path, await derive(path, scripts));
  }
  return joint.size === 0 ? coverage : Object.assign(new Map(coverage), { joint });
}

/** What each shard that has the source counted in it; null where that is not all, or not of the same source. */
function sameScript(path: string, coverage: Coverage): V8Script[] | null {
  const shards = [...coverage.values()].filter(({ files }) => files.has(path));
  const scripts = shards.flatMap(({ v8 }) => v8?.get(path) ?? []);
  if (scripts.length < 2 || scripts.length < shards.length) return null;
  return new Set(scripts.map(({ outline }) => JSON.stringify(outline))).size === 1 ? scripts : null;
}

async function derive(path: string, scripts: readonly V8Script[]): Promise<FileCoverage> {
  const { mergeProcessCovs } = (await import("@bcoe/v8-coverage")).default;
  const { default: v8ToIstanbul } = await import("v8-to-istanbul");
  const counts = new V8Counts();
  for (const { functions } of scripts) counts.add({ url: path, functions });
  const [merged] = mergeProcessCovs(counts.processes()).result;
  const script = v8ToIstanbul(`/${path}`, 0, { source: textOfOutline(scripts[0]?.outline ?? []) });
  await script.load();
  script.applyCoverage(merged?.functions ?? []);
  const [file] = fromIstanbul(script.toIstanbul() as Parameters<typeof fromIstanbul>[0], true).values();
  if (file === undefined) throw new Error(`no coverage of ${path} could be derived`);
  return inOrder(file);
}
