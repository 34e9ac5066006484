import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProcessCov, ScriptCov } from "@bcoe/v8-coverage";
import bcoe from "@bcoe/v8-coverage";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { CLI_COV, tempFolder } from "../tools.test-support.js";
import { V8Counts } from "./v8-counts.js";

const RUNS = [["cover", "--work"], ["cover", "--all"], ["cover"], ["work", "9"], ["work", "-1"], ["nothing"], []];

/** The scripts of the fixture as V8 counted them, a process each. */
let processes: ScriptCov[][];
beforeAll(() => {
  const dir = tempFolder();
  for (const args of RUNS) {
    const env = { PATH: process.env["PATH"], NODE_V8_COVERAGE: dir };
    spawnSync(process.execPath, [join(CLI_COV, "js/cli-cov.cjs"), ...args], { env });
  }
  processes = readdirSync(dir).map((name) => {
    const { result } = JSON.parse(readFileSync(join(dir, name), "utf8")) as ProcessCov;
    return result.filter(({ url }) => url.includes("/cli_cov/js/"));
  });
});

function countsOf(...all: readonly ScriptCov[][]): V8Counts {
  const counts = new V8Counts();
  for (const script of all.flat()) counts.add(script);
  return counts;
}

/** What the processes are together, as the tools for V8 see it. */
function together(all: readonly ProcessCov[]): unknown {
  return structuredClone(bcoe.mergeProcessCovs(structuredClone(all))).result.map(({ url, functions }) => ({
    url,
    functions,
  }));
}

const processCovs = (all: readonly ScriptCov[][]): ProcessCov[] => all.map((result) => ({ result }));

describe("V8's counts of several processes", () => {
  it("merge to what all the processes merge to, however they were added up before", () => {
    expect(processes).toHaveLength(RUNS.length);
    const all = fc
      .array(fc.integer({ min: 0, max: RUNS.length - 1 }), { minLength: 1, maxLength: 12 })
      .map((picked) => picked.map((index) => processes[index] ?? []));
    fc.assert(
      fc.property(all, fc.infiniteStream(fc.nat({ max: 3 })), (some, shards) => {
        const split: ScriptCov[][][] = [[], [], [], []];
        for (const each of some) split[shards.next().value as number]?.push(each);
        // Each shard by itself, then what the shards have kept.
        const kept = split.map((shard) => countsOf(...shard).processes());
        const merged = countsOf(...kept.flat().map(({ result }) => result)).processes();
        expect(merged).toEqual(countsOf(...some).processes());
        expect(together(merged)).toEqual(together(processCovs(some)));
      }),
    );
  });

  it("take no more room when the same is run again", () => {
    const once = countsOf(...processes).processes();
    const often = countsOf(...Array.from({ length: 50 }, () => processes).flat()).processes();
    expect(often.length).toBe(once.length);
    expect(JSON.stringify(often).length).toBeLessThan(JSON.stringify(once).length * 1.2);
  });
});
