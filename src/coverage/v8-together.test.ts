import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { mergeCoverage, sumCoverage } from "./merge.js";
import { collect, left, onHost, project, tempFolder } from "./tools.test-support.js";
import { derivedTogether } from "./v8-together.js";

const SOURCE = `const n = Number(process.argv[2]);
function sign(n) {
  if (n < 0) { return -1; } else if (n > 0) { return 1; }
  /* c8 ignore next 3 */
  if (n === 7) {
    return NaN;
  }
  return n === 0 ? 0 : NaN;
}
for (let i = 0; i < 3; i++) sign(n);

   \n\n`;

/** A profile folder of one run of the script. */
function profiles(folder: string, arg: string) {
  const dir = tempFolder();
  spawnSync(process.execPath, ["a.cjs", arg], { cwd: folder, env: { NODE_V8_COVERAGE: dir } });
  return readdirSync(dir).map((name) => onHost(join(dir, name)));
}

async function shardsAndAll(folder: string, tell: (shard: number) => ReturnType<typeof profiles> = () => []) {
  const runs = ["-1", "1", "0", "7"].map((arg) => profiles(folder, arg));
  const each = await Promise.all(
    runs.map((files, shard) => collect(folder, [...files, ...tell(shard)], { shard: `${shard}` })),
  );
  return { each: each.map(({ coverage }) => coverage), all: (await collect(folder, runs.flat())).coverage };
}

it("derives what all shards counted, comments that leave lines out included", async () => {
  const { each, all } = await shardsAndAll(project({ "a.cjs": SOURCE }));
  const merged = each.reduce(mergeCoverage);
  const { files } = sumCoverage(await derivedTogether(merged));
  expect(files).toEqual(sumCoverage(all).files);
  // That is what it is for: sums alone say something else of branches.
  expect(sumCoverage(merged).files).not.toEqual(files);
});

it("adds up what one shard has from elsewhere too", async () => {
  const istanbul = JSON.stringify({
    "a.cjs": {
      path: "a.cjs",
      statementMap: { 0: { start: { line: 1, column: 0 }, end: { line: 1, column: 9 } } },
      fnMap: {},
      branchMap: {},
      s: { 0: 5 },
      f: {},
      b: {},
    },
  });
  const more = left("coverage/out.json", istanbul);
  const { each } = await shardsAndAll(project({ "a.cjs": SOURCE }), (shard) => (shard === 1 ? [more] : []));
  const merged = each.reduce(mergeCoverage);
  expect(await derivedTogether(merged)).toBe(merged);
  expect(sumCoverage(merged).files.get("a.cjs")?.lines.get(1)).toBe(4 + 5);
});
