import { pathToFileURL } from "node:url";
import * as z from "zod/mini";
import { asCleanroomError } from "../../core/errors.js";
import type { CoverageFormat, ReadContext } from "../format.js";
import { sumFiles } from "../merge.js";
import { type CoverageFiles, emptyFile } from "../model.js";
import type { RawFile } from "../raw-file.js";
import { fromIstanbul } from "./istanbul-files.js";
import { readJson } from "./json-file.js";
import { V8Counts } from "./v8-counts.js";
import { outlineOf } from "./v8-outline.js";
import { type CachedMap, scriptSources } from "./v8-scripts.js";

const offset = z.int().check(z.gte(0));
const ranges = z.array(z.object({ startOffset: offset, endOffset: offset, count: offset }));
const process = z.looseObject({
  result: z.array(
    z.object({
      scriptId: z.string(),
      url: z.string(),
      functions: z.array(z.object({ functionName: z.string(), ranges, isBlockCoverage: z.boolean() })),
    }),
  ),
  "source-map-cache": z.optional(
    z.record(
      z.string(),
      z.looseObject({
        lineLengths: z.nullish(z.array(z.int().check(z.gte(0), z.lte(100_000_000)))),
        data: z.nullish(
          z.looseObject({
            version: z.number(),
            sources: z.array(z.string()),
            sourcesContent: z.nullish(z.array(z.nullable(z.string()))),
            mappings: z.string(),
          }),
        ),
      }),
    ),
  ),
});

/**
 * What Node leaves in NODE_V8_COVERAGE. Processes are merged as V8 counts, then read as c8 reads them. V8 tells of a block only
 * where its count differs from what is around it, so what it counted is kept for jobs that are merged afterwards: see `derivedTogether`.
 */
export const v8: CoverageFormat = {
  name: "v8",
  raw: true,
  recognises: (_path, head) => /^\s*\{\s*"result"\s*:\s*\[/.test(head.toString("utf8")),
  read: async (files, context) => {
    const { counts, maps } = readProcesses(files, context);
    const { mergeProcessCovs } = (await import("@bcoe/v8-coverage")).default;
    const { default: v8ToIstanbul } = await import("v8-to-istanbul");
    const merged = mergeProcessCovs(counts.processes());
    let sum: CoverageFiles = new Map();
    for (const { url, functions } of merged.result) {
      const place = context.paths.place(url);
      const hostPath = place.kind === "source" ? context.paths.hostPath(place.path) : null;
      const sources = scriptSources(hostPath, maps.get(url), context);
      if (sources === null) {
        sum = sumFiles(sum, new Map([[url, emptyFile()]]));
        continue;
      }
      const outline = "sourceMap" in sources ? null : outlineOf(sources.source);
      if (outline !== null && place.kind === "source")
        context.keepV8(place.path, { outline, functions: counts.functionsOf(url) });
      const script = v8ToIstanbul(hostPath ?? place.path, 0, sources as Parameters<typeof v8ToIstanbul>[2]);
      await script.load();
      script.applyCoverage(functions);
      sum = sumFiles(sum, fromIstanbul(script.toIstanbul() as Parameters<typeof fromIstanbul>[0], true));
    }
    return sum;
  },
};

/** All processes, one after the other, with scripts under one URL wherever they ran, without those of Node itself and of dependencies. */
function readProcesses(files: readonly RawFile[], context: ReadContext) {
  const counts = new V8Counts();
  const maps = new Map<string, CachedMap>();
  for (const file of files) {
    try {
      const { result, "source-map-cache": cache = {} } = readJson(
        file,
        process,
        "what Node writes to NODE_V8_COVERAGE",
      );
      for (const [url, map] of Object.entries(cache)) maps.set(urlHere(url, context), map as CachedMap);
      for (const { url, functions } of result)
        if (isOfInterest(url, context)) counts.add({ url: urlHere(url, context), functions });
    } catch (error) {
      context.problem(asCleanroomError(error));
    }
  }
  return { counts, maps };
}

function isOfInterest(url: string, { paths }: ReadContext): boolean {
  return url.startsWith("file://") && paths.place(url).kind !== "outside";
}

/** The same script has the same URL, whether it ran in a container or on the host. */
function urlHere(url: string, { paths }: ReadContext): string {
  const place = paths.place(url);
  return place.kind === "outside" ? url : pathToFileURL(paths.hostPath(place.path)).href;
}
