import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { ReadContext } from "../format.js";

/** Node's cached source map of a script: https://nodejs.org/api/cli.html#source-map-cache */
export interface CachedMap {
  readonly lineLengths?: readonly number[] | null | undefined;
  readonly data?: SourceMap | null | undefined;
}

export interface SourceMap {
  readonly version: number;
  readonly sources: readonly string[];
  readonly sourcesContent?: readonly (string | null)[] | null | undefined;
  readonly mappings: string;
}

/** What v8-to-istanbul is given of a script. */
export interface ScriptSources {
  readonly source: string;
  readonly sourceMap?: { readonly sourcemap: SourceMap };
}

/**
 * The text of a script and its source map, led to the sources of this host. All text comes from here, so that nothing
 * outside of the project is ever read, whatever a source map names. Null where nothing is left to be shown.
 *
 * @param hostPath of the script itself; null where it was made in a step and is gone
 */
export function scriptSources(
  hostPath: string | null,
  cached: CachedMap | undefined,
  { paths }: ReadContext,
): ScriptSources | null {
  const map = cached?.data;
  if (cached === undefined || map == null)
    return hostPath === null ? null : { source: withoutMap(readFileSync(hostPath, "utf8")) };
  const source = textOf(hostPath, cached);
  if (source === null) return null;
  const sources: string[] = [];
  const sourcesContent: string[] = [];
  for (const [index, url] of map.sources.entries()) {
    const place = paths.place(url);
    const own = place.kind === "source" ? paths.hostPath(place.path) : null;
    sources.push(own === null ? url : pathToFileURL(own).href);
    sourcesContent.push(map.sourcesContent?.[index] ?? (own === null ? "" : readFileSync(own, "utf8")));
  }
  // An empty text would make v8-to-istanbul look for the file by itself.
  if (sourcesContent.every((text) => text === "")) return null;
  return { source, sourceMap: { sourcemap: { ...map, sources, sourcesContent } } };
}

/** The script, or lines of the same lengths: places in it are all that counts. Blanks at its end would be cut off. */
function textOf(hostPath: string | null, { lineLengths }: CachedMap): string | null {
  if (lineLengths != null) return lineLengths.map((length) => `${".".repeat(length)}\n`).join("");
  return hostPath === null ? null : readFileSync(hostPath, "utf8");
}

/** v8-to-istanbul follows comments that name source maps, wherever they lead. A script that has one has it in the cache. */
function withoutMap(source: string): string {
  return source.replace(/[@#](?=\s*sourceMappingURL=)/g, " ");
}
