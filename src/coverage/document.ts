import * as z from "zod/mini";
import { invalidCoverage } from "./invalid.js";
import { inOrder, sumCoverage } from "./merge.js";
import { type Counters, type Coverage, type CoverageFiles, emptyFile, type FileCoverage, freeKey } from "./model.js";
import { fileTotals, overallTotals } from "./totals.js";
import { v8Entries, v8Entry, v8Scripts } from "./v8-entries.js";

const count = z.int().check(z.gte(0));
const lineNumber = z.int().check(z.gte(1));
const share = z.object({ total: count, covered: count, percent: z.nullable(z.number()) });
const totals = z.object({ lines: share, functions: share, branches: share });

const file = z.object({
  /** Relative to the project, with `/`; absolute for system sources. */
  path: z.string(),
  totals: z.optional(totals),
  /** `[line, counter…]`: how often the line ran is the largest of its counters, which add up from run to run. */
  lines: z.array(z.tuple([lineNumber, count], count)),
  functions: z.array(z.object({ name: z.string(), line: count, hits: count })),
  branches: z.array(
    z.object({ line: count, id: z.string(), hits: z.array(count), implied: z.optional(z.literal(true)) }),
  ),
});

/** The shape of coverage.json; the published names of its fields come from here. */
export const coverageSchema = z.object({
  schema_version: z.literal("1"),
  totals: totals,
  /** All shards together. */
  files: z.array(file),
  /** Sources that were tested and are not in the project. */
  missing: z.array(z.string()),
  /** Where it is the only shard, its files are the ones above. */
  shards: z.array(
    z.object({
      id: z.string(),
      files: z.optional(z.array(file)),
      missing: z.optional(z.array(z.string())),
      /** From which shards' lines and branches are derived when they are merged. */
      v8: z.optional(z.array(v8Entry)),
    }),
  ),
});

type Document = z.infer<typeof coverageSchema>;
type FileEntry = z.infer<typeof file>;

/** coverage.json of this coverage: the same for the same coverage, byte by byte. */
export function writeCoverage(coverage: Coverage): string {
  const sum = sumCoverage(coverage);
  const apart = coverage.size > 1;
  const head: Omit<Document, "files" | "shards"> = {
    schema_version: "1",
    totals: overallTotals(sum.files),
    missing: [...sum.missing],
  };
  const shards = [...coverage].sort(([a], [b]) => (a < b ? -1 : 1));
  // One line a file: it stays readable, differences stay small, and no step holds the document twice.
  const list = (files: CoverageFiles, withTotals: boolean) =>
    `[${entries(files, withTotals)
      .map((entry) => `\n  ${JSON.stringify(entry)}`)
      .join(",")}]`;
  const told = shards.map(([id, { files, missing, v8 }]) => {
    const kept = JSON.stringify({ id, ...(v8 === undefined ? {} : { v8: v8Entries(v8) }) });
    return apart ? `${kept.slice(0, -1)},"missing":${JSON.stringify(missing)},"files":${list(files, false)}}` : kept;
  });
  return `${JSON.stringify(head).slice(0, -1)},"files":${list(sum.files, true)},"shards":[${told.join(",")}]}\n`;
}

/** Reads coverage.json. Throws ArtifactInvalid for anything else, naming `name`. */
export function readCoverage(text: string, name: string): Coverage {
  const hint = "Give a coverage.json that Cleanroom wrote, from the folder `coverage` of a run.";
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw invalidCoverage({ file: name }, "this is not JSON", hint, cause);
  }
  const parsed = coverageSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue === undefined ? "" : `${issue.path.join(".")}: ${issue.message}`;
    throw invalidCoverage({ file: name }, `this is not coverage of schema version 1: ${where}`, hint);
  }
  const { data } = parsed;
  return new Map(
    data.shards.map((shard) => [
      shard.id,
      {
        files: filesOf(shard.files ?? data.files),
        missing: shard.missing ?? data.missing,
        ...(shard.v8 === undefined ? {} : { v8: v8Scripts(shard.v8) }),
      },
    ]),
  );
}

function entries(files: CoverageFiles, withTotals: boolean): FileEntry[] {
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, unordered]) => {
      const coverage = inOrder(unordered);
      return { path, ...(withTotals ? { totals: fileTotals(coverage) } : {}), ...partsOf(coverage) };
    });
}

function partsOf(coverage: FileCoverage): Pick<FileEntry, "lines" | "functions" | "branches"> {
  return {
    lines: [...coverage.lines].map(([line, counters]) => {
      const [first = 0, ...rest] = typeof counters === "number" ? [counters] : counters;
      return [line, first, ...rest];
    }),
    functions: [...coverage.functions.values()].map(({ name, line, hits }) => ({ name, line, hits })),
    branches: [...coverage.branches].map(([key, { line, hits, implied }]) => ({
      line,
      id: key.slice(`${line}:`.length),
      hits: [...hits],
      ...(implied === true ? { implied } : {}),
    })),
  };
}

function filesOf(list: readonly FileEntry[]): CoverageFiles {
  return new Map(
    list.map((entry) => {
      const coverage = emptyFile();
      for (const [line, first, ...rest] of entry.lines) {
        const counters: Counters = rest.length === 0 ? first : [first, ...rest];
        coverage.lines.set(line, counters);
      }
      for (const { name, line, hits } of entry.functions) {
        coverage.functions.set(freeKey(coverage.functions, `${line}:${name}`), { name, line, hits });
      }
      for (const { line, id, hits, implied } of entry.branches) {
        coverage.branches.set(`${line}:${id}`, { line, hits, ...(implied === true ? { implied } : {}) });
      }
      return [entry.path, coverage];
    }),
  );
}
