import * as z from "zod/mini";
import type { V8Script } from "./model.js";

const count = z.int().check(z.gte(0));

/** What V8 counted of a source, as coverage.json has it. */
export const v8Entry = z.object({
  path: z.string(),
  /** How long each line is, or its text where that says something about coverage. */
  outline: z.array(z.union([count, z.string()])),
  /** `ranges` are start, end and count of each block, the function itself first; `blocks` is false where V8 counted no others. */
  functions: z.array(z.object({ name: z.string(), blocks: z.boolean(), ranges: z.array(count) })),
});

type V8Entry = z.infer<typeof v8Entry>;

export function v8Entries(scripts: ReadonlyMap<string, V8Script>): V8Entry[] {
  return [...scripts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, { outline, functions }]) => ({
      path,
      outline: [...outline],
      functions: functions.map(({ functionName: name, isBlockCoverage: blocks, ranges }) => {
        return { name, blocks, ranges: ranges.flatMap((each) => [each.startOffset, each.endOffset, each.count]) };
      }),
    }));
}

export function v8Scripts(entries: readonly V8Entry[]): ReadonlyMap<string, V8Script> {
  return new Map(
    entries.map(({ path, outline, functions }) => [
      path,
      {
        outline,
        functions: functions.map(({ name, blocks, ranges }) => {
          return { functionName: name, isBlockCoverage: blocks, ranges: rangesOf(ranges) };
        }),
      },
    ]),
  );
}

function rangesOf(flat: readonly number[]) {
  return Array.from({ length: Math.floor(flat.length / 3) }, (_, at) => {
    const [startOffset = 0, endOffset = 0, count = 0] = flat.slice(3 * at);
    return { startOffset, endOffset, count };
  });
}
