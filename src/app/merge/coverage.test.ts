import { expect, test } from "vitest";
import { readCoverage, writeCoverage } from "../../coverage/document.js";
import { sumCoverage } from "../../coverage/merge.js";
import { emptyFile } from "../../coverage/model.js";
import { Redactor } from "../../redaction/redactor.js";
import { mergeCoverageFiles } from "./coverage.js";
import { samplePart } from "./parts.test-support.js";
import { selectResults } from "./select.js";

/** coverage.json of a run that ran these lines of one file, of four. */
function coverage(run: string, lines: readonly number[]): Record<string, string> {
  const file = emptyFile();
  for (const line of [1, 2, 3, 4]) file.lines.set(line, lines.includes(line) ? 1 : 0);
  const shard = { files: new Map([["src/a.js", file]]), missing: [] };
  return { "coverage/coverage.json": writeCoverage(new Map([[run, shard]])) };
}

const place = { projectDir: import.meta.dirname, redactor: new Redactor([]) };

test("what the parts have seen adds up, twice or in any order the same", async () => {
  const parts = [
    samplePart("r1", "A", coverage("r1", [1, 2])),
    samplePart("r2", "B", coverage("r2", [2, 3])),
    samplePart("r3", "C", {}),
  ];
  const merge = (list: typeof parts) => mergeCoverageFiles(list, selectResults(list, false), place);
  const merged = await merge(parts);
  expect(merged.coverage).toMatchObject({ percent: 75 });
  const [json, ...others] = merged.files;
  const { files } = sumCoverage(readCoverage(String(json?.content), "merged"));
  expect([...(files.get("src/a.js")?.lines ?? [])]).toEqual([
    [1, 1],
    [2, 2],
    [3, 1],
    [4, 0],
  ]);
  expect(others.map(({ path }) => path)).toContain("coverage/lcov.info");
  expect(await merge([...parts, ...parts].reverse())).toEqual(merged);
});

test("what a replaced run has seen does not count twice, and no coverage is none", async () => {
  const later = { started_at: "2026-11-21T23:00:00.000Z" };
  const parts = [samplePart("r1", "A", coverage("r1", [1])), samplePart("r2", "A", coverage("r2", [1, 2]), later)];
  const merged = await mergeCoverageFiles(parts, selectResults(parts, false), place);
  expect(merged.coverage).toMatchObject({ percent: 50 });
  const bare = [samplePart("r1", "A", {})];
  expect(await mergeCoverageFiles(bare, selectResults(bare, false), place)).toEqual({ coverage: null, files: [] });
});

test("coverage that can't be read is an error that names it", async () => {
  const parts = [samplePart("r1", "A", { "coverage/coverage.json": "{" })];
  await expect(mergeCoverageFiles(parts, selectResults(parts, false), place)).rejects.toThrow(/\/r1: coverage/);
});
