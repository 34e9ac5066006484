import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type CoverageFiles, emptyFile } from "../model.js";
import { toolRunner } from "../run-tool.js";
import { project, tempFolder, tool } from "../tools.test-support.js";
import { changedLines, parseDiff } from "./changed-lines.js";
import { changedShare, uncoveredRanges } from "./uncovered.js";

const run = toolRunner(process.env);
const git = (cwd: string, ...args: string[]) =>
  tool("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false", ...args], { cwd });

function repository(): string {
  const folder = project({
    "app/src/a.c": "1\n2\n3\n4\n5\n",
    "app/old.c": "1\n",
    "other.c": "1\n",
    'app/ä "b".c': "1\n",
  });
  git(folder, "init", "--quiet", "--initial-branch=main");
  git(folder, "add", ".");
  git(folder, "commit", "--quiet", "-m", "first");
  git(folder, "checkout", "--quiet", "-b", "work");
  return folder;
}

describe("the lines that a branch has changed", () => {
  it("are those of its commits and of the working tree, in the project's folder, under names of any kind", async () => {
    const folder = repository();
    writeFileSync(join(folder, "app/src/a.c"), "1\ntwo\n3\n4\nfive\nsix\n");
    git(folder, "commit", "--quiet", "-am", "second");
    writeFileSync(join(folder, "app/src/a.c"), "1\ntwo\n4\nfive\nsix\n++ seven\n");
    writeFileSync(join(folder, 'app/ä "b".c'), "1\n-- b/x\n");
    writeFileSync(join(folder, "other.c"), "2\n");
    rmSync(join(folder, "app/old.c"));
    expect([...(await changedLines(join(folder, "app"), "main", run))]).toEqual([
      [
        "src/a.c",
        [
          [2, 2],
          [4, 6],
        ],
      ],
      ['ä "b".c', [[2, 2]]],
    ]);
  });

  it("are not those that the base has changed since", async () => {
    const folder = repository();
    git(folder, "checkout", "--quiet", "main");
    writeFileSync(join(folder, "other.c"), "changed on main\n");
    git(folder, "commit", "--quiet", "-am", "of main");
    git(folder, "checkout", "--quiet", "work");
    expect((await changedLines(folder, "main", run)).size).toBe(0);
  });

  it("are not known without the base: the error says how to get it", async () => {
    const folder = repository();
    await expect(changedLines(folder, "origin/main", run)).rejects.toMatchObject({
      kind: "ArtifactInvalid",
      message: expect.stringContaining("the lines changed since origin/main are not known"),
      hint: expect.stringContaining("fetch-depth: 0"),
    });
    await expect(changedLines(folder, "--output=x", run)).rejects.toMatchObject({ kind: "ArtifactInvalid" });
    await expect(changedLines(tempFolder(), "main", toolRunner({ PATH: "" }))).rejects.toThrow(
      "git is not on this host",
    );
  });

  it("are read from a diff whose lines look like its heads", () => {
    const diff =
      "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n--- a/y\n-old\n+++ b/z\n+new\n@@ -9,0 +10,3 @@ f()\n+1\n+2\n+3\n";
    expect([...parseDiff(diff)]).toEqual([
      [
        "x",
        [
          [1, 2],
          [10, 12],
        ],
      ],
    ]);
  });
});

describe("changed lines that no test ran", () => {
  const of = (lines: Record<number, number>): CoverageFiles =>
    new Map([
      ["a.c", { ...emptyFile(), lines: new Map(Object.entries(lines).map(([line, hits]) => [Number(line), hits])) }],
    ]);
  const files = of({ 1: 1, 2: 0, 3: 0, 5: 0, 6: 2, 7: 0, 9: 0 });

  it("are ranges, which lines without code do not part, and lines that ran do", () => {
    expect(uncoveredRanges(files, new Map([["a.c", [[1, 9]]]]))).toEqual([
      { path: "a.c", first: 2, last: 5, lines: 3 },
      { path: "a.c", first: 7, last: 9, lines: 2 },
    ]);
    expect(
      uncoveredRanges(
        files,
        new Map([
          [
            "a.c",
            [
              [5, 5],
              [7, 7],
            ],
          ],
          ["b.c", [[1, 9]]],
        ]),
      ).map(({ first, last }) => [first, last]),
    ).toEqual([
      [5, 5],
      [7, 7],
    ]);
  });

  it("are shares of the changed lines with code", () => {
    expect(changedShare(files, new Map([["a.c", [[1, 4]]]]))).toEqual({ total: 3, covered: 1, percent: 33.33 });
    expect(changedShare(files, new Map([["README.md", [[1, 4]]]]))).toEqual({ total: 0, covered: 0, percent: null });
  });
});
