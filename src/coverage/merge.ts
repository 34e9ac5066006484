import { isDeepStrictEqual } from "node:util";
import {
  type BranchCoverage,
  type Coverage,
  type CoverageFiles,
  combine,
  type FileCoverage,
  hitsOf,
  type ShardCoverage,
} from "./model.js";

type Combine = (a: number, b: number) => number;
/** Saturates, and stays the same in any order. */
const add: Combine = (a, b) => Math.min(Number.MAX_SAFE_INTEGER, a + b);
const larger: Combine = (a, b) => Math.max(a, b);

/**
 * Both together. A shard that is in both counts once; where the two tell different things of it, the larger counts. So the
 * order of merging never matters, and merging again changes nothing.
 */
export function mergeCoverage(a: Coverage, b: Coverage): Coverage {
  const merged = new Map(a);
  for (const [id, shard] of b) {
    const known = merged.get(id);
    merged.set(id, known === undefined || known === shard ? shard : joinShards(known, shard));
  }
  return new Map([...merged].sort(byKey));
}

/** What all shards have seen together. */
export function sumCoverage(coverage: Coverage): ShardCoverage {
  const shards = [...coverage.values()];
  const [only] = shards;
  if (shards.length === 1 && only !== undefined) return only;
  const sum = sumFiles(...shards.map((shard) => shard.files));
  const { joint } = coverage;
  const files = joint === undefined ? sum : new Map([...sum].map(([path, file]) => [path, joint.get(path) ?? file]));
  return { files, missing: missingOf(shards, files) };
}

/** What several steps, formats or shards have seen adds up. */
export function sumFiles(...parts: readonly CoverageFiles[]): CoverageFiles {
  return joinFiles(parts, (files) => joinFile(withImplied(files), add));
}

function joinShards(a: ShardCoverage, b: ShardCoverage): ShardCoverage {
  const files = joinFiles([a.files, b.files], (same) => joinFile(same, larger));
  return { files, missing: missingOf([a, b], files), ...joinV8(a, b) };
}

/** What both tell alike of V8's counts. */
function joinV8({ v8: a }: ShardCoverage, { v8: b }: ShardCoverage): Pick<ShardCoverage, "v8"> {
  const alike = [...(a ?? [])].filter(([path, script]) => isDeepStrictEqual(script, b?.get(path)));
  return alike.length === 0 ? {} : { v8: new Map(alike) };
}

function missingOf(shards: readonly ShardCoverage[], files: CoverageFiles): string[] {
  return [...new Set(shards.flatMap(({ missing }) => missing))].filter((path) => !files.has(path)).sort();
}

function joinFiles(
  parts: readonly CoverageFiles[],
  join: (same: readonly FileCoverage[]) => FileCoverage,
): CoverageFiles {
  const filled = parts.filter(({ size }) => size > 0);
  const [only] = filled;
  if (filled.length === 1 && only !== undefined) return only;
  const byPath = new Map<string, FileCoverage[]>();
  for (const part of filled) {
    for (const [path, file] of part) {
      const same = byPath.get(path);
      if (same === undefined) byPath.set(path, [file]);
      else same.push(file);
    }
  }
  const joined = [...byPath].map(([path, same]): [string, FileCoverage] => {
    const [first] = same;
    return [path, same.length === 1 && first !== undefined ? first : join(same)];
  });
  return new Map(joined.sort(byKey));
}

function joinFile(same: readonly FileCoverage[], how: Combine): FileCoverage {
  return {
    lines: joinMaps(
      same.map(({ lines }) => lines),
      (x, y) => combine(x, y, how),
      byNumber,
    ),
    functions: joinMaps(
      same.map(({ functions }) => functions),
      (x, y) => ({ ...x, hits: how(x.hits, y.hits) }),
      byKey,
    ),
    branches: joinMaps(
      same.map(({ branches }) => branches),
      (x, y) => joinBranch(x, y, how),
      byKey,
    ),
  };
}

function joinBranch(x: BranchCoverage, y: BranchCoverage, how: Combine): BranchCoverage {
  const hits = combine(x.hits, y.hits, how);
  const implied = x.implied === true || y.implied === true;
  return { line: x.line, hits: typeof hits === "number" ? [hits] : hits, ...(implied ? { implied } : {}) };
}

/** Each with the branches that others tell of and that it leaves to be understood. */
function withImplied(same: readonly FileCoverage[]): readonly FileCoverage[] {
  const implied = new Map(
    same.flatMap(({ branches }) => [...branches].filter(([, branch]) => branch.implied === true)),
  );
  if (implied.size === 0) return same;
  return same.map((file) => {
    const branches = new Map(file.branches);
    for (const [key, { line }] of implied) {
      const around = file.lines.get(line);
      if (!branches.has(key) && around !== undefined)
        branches.set(key, { line, hits: [hitsOf(around)], implied: true });
    }
    return { ...file, branches };
  });
}

function joinMaps<K, V>(
  maps: readonly ReadonlyMap<K, V>[],
  join: (x: V, y: V) => V,
  order: (x: readonly [K, V], y: readonly [K, V]) => number,
): Map<K, V> {
  const [first = new Map<K, V>(), ...others] = maps;
  const joined = new Map(first);
  for (const map of others) {
    for (const [key, value] of map) {
      const known = joined.get(key);
      joined.set(key, known === undefined ? value : join(known, value));
    }
  }
  return joined.size === first.size ? joined : new Map([...joined].sort(order));
}

const byNumber = (a: readonly [number, unknown], b: readonly [number, unknown]) => a[0] - b[0];

function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : Number(a[0] > b[0]);
}

/** In the order in which coverage is kept and shown. */
export function inOrder(file: FileCoverage): FileCoverage {
  return {
    lines: sorted(file.lines, byNumber),
    functions: sorted(file.functions, byKey),
    branches: sorted(file.branches, byKey),
  };
}

/** Most maps come in order, and a program has hundreds of thousands of lines. */
function sorted<K, V>(
  map: ReadonlyMap<K, V>,
  order: (x: readonly [K, unknown], y: readonly [K, unknown]) => number,
): ReadonlyMap<K, V> {
  let before: readonly [K, V] | undefined;
  for (const entry of map) {
    if (before !== undefined && order(before, entry) > 0) return new Map([...map].sort(order));
    before = entry;
  }
  return map;
}
