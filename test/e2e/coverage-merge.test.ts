import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CLI_COV, lacking } from "../../src/coverage/tools.test-support.js";
import { IMAGE, inProject, type Project } from "./cli.test-support.js";
import { toml } from "./toml.test-support.js";

const SOURCES = ["src/cli_cov.c", "src/work.c", "src/work.h"];
const BINARY = "target/debug/cli_cov";

function fill(project: Project): void {
  for (const path of SOURCES) project.file(path, readFileSync(join(CLI_COV, path)));
  project.file(BINARY, readFileSync(join(CLI_COV, BINARY)), 0o755);
  const scenario = (name: string, ...args: string[]) => ({ name, steps: [{ name, args }] });
  const scenarios = [
    scenario("little", "cover"),
    scenario("more", "cover", "--work"),
    scenario("processes", "fork", "--count", "3"),
  ];
  project.file("cleanroom.toml", toml({ image: IMAGE, bin: BINARY, coverage: { enabled: true }, scenarios }));
}

interface Document {
  readonly totals: object;
  readonly files: readonly object[];
}

/** What a coverage.json says, but for which runs it is of. */
function seen(folder: string): Document {
  const [run = ""] = readdirSync(folder);
  const { totals, files } = JSON.parse(readFileSync(join(folder, run, "coverage/coverage.json"), "utf8")) as Document;
  return { totals, files };
}

describe.skipIf(process.arch !== "x64" || lacking("llvm-cov", "llvm-profdata"))("merged shards", () => {
  it("have the coverage of a run that was never cut, in any order, and twice as well", () =>
    inProject(null, async (project) => {
      fill(project);
      const run = async (into: string, ...flags: string[]) => {
        const { code, stdout, stderr } = await project.cli([
          ...["run", "--backend", "local", "--output-dir", into],
          ...flags,
        ]);
        expect(code, stdout + stderr).toBe(0);
        return join(project.dir, into);
      };
      const whole = await run("whole");
      const shards = [];
      for (const shard of ["1/3", "2/3", "3/3"]) shards.push(await run(`shard-${shard[0]}`, "--shard", shard));
      const [first = "", second = "", third = ""] = shards;
      const expected = seen(whole);
      for (const [index, parts] of [
        [first, second, third],
        [third, first, second],
        [second, third, first, third],
      ].entries()) {
        const into = join(project.dir, `merged-${index}`);
        const { code, stdout, stderr } = await project.cli(["merge", ...parts, "--output-dir", into]);
        expect(code, stdout + stderr).toBe(0);
        expect(seen(into)).toEqual(expected);
      }
    }));
});
