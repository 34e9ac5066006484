import type { FunctionCov } from "@bcoe/v8-coverage";
import type { Outline } from "./formats/v8-outline.js";

/**
 * How often a line ran is the largest of its counters. A counter by itself grows by addition from run to run, and so
 * two runs of `} else {`, one through each half, add up to what one run through both would have shown.
 */
export type Counters = number | readonly number[];

export interface FunctionCoverage {
  readonly name: string;
  readonly line: number;
  readonly hits: number;
}

export interface BranchCoverage {
  readonly line: number;
  /** How often each way was taken. */
  readonly hits: readonly number[];
  /** Told only where it differs from what surrounds it (V8): where it is not told, it ran as often as its line. */
  readonly implied?: boolean;
}

/** Line numbers count from 1. Functions and branches have keys that are the same in every run of the same source. */
export interface FileCoverage {
  readonly lines: ReadonlyMap<number, Counters>;
  readonly functions: ReadonlyMap<string, FunctionCoverage>;
  readonly branches: ReadonlyMap<string, BranchCoverage>;
}

/** Coverage by the path of the source: POSIX and relative to the project, or absolute for what lies outside it. */
export type CoverageFiles = ReadonlyMap<string, FileCoverage>;

/** What one run, or one of the jobs that share a run, has seen. */
export interface ShardCoverage {
  readonly files: CoverageFiles;
  /** Sources that were tested and are not in the project, sorted. */
  readonly missing: readonly string[];
  /** What V8 counted of those sources that nothing else tells of, by path: see `derivedTogether`. */
  readonly v8?: ReadonlyMap<string, V8Script>;
}

/** What V8 counted of one source; functions as `V8Counts` adds them up. */
export interface V8Script {
  readonly outline: Outline;
  readonly functions: readonly FunctionCov[];
}

/** Coverage of all shards by the shard's id: what is kept apart can be merged again without counting it twice. */
export type Coverage = ReadonlyMap<string, ShardCoverage> & {
  /** Sources whose sum was derived from what all shards counted, in place of what adds up. */
  readonly joint?: CoverageFiles;
};

/** How often a line ran. */
export function hitsOf(counters: Counters): number {
  if (typeof counters === "number") return counters;
  let hits = 0;
  for (const counter of counters) if (counter > hits) hits = counter;
  return hits;
}

/** Counters side by side; what one of them lacks counts as 0. */
export function combine(a: Counters, b: Counters, one: (x: number, y: number) => number): Counters {
  if (typeof a === "number" && typeof b === "number") return one(a, b);
  const left = typeof a === "number" ? [a] : a;
  const right = typeof b === "number" ? [b] : b;
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => one(left[at] ?? 0, right[at] ?? 0));
}

/** A file's coverage with nothing in it, to be filled. */
export function emptyFile(): {
  lines: Map<number, Counters>;
  functions: Map<string, FunctionCoverage>;
  branches: Map<string, BranchCoverage>;
} {
  return { lines: new Map(), functions: new Map(), branches: new Map() };
}

/** `key`, or `key#2`, `key#3`… where it is taken already. */
export function freeKey(taken: ReadonlyMap<string, unknown>, key: string): string {
  if (!taken.has(key)) return key;
  let number = 2;
  while (taken.has(`${key}#${number}`)) number++;
  return `${key}#${number}`;
}
