import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CLI_COV, lacking } from "../../src/coverage/tools.test-support.js";
import { IMAGE, inProject, type Project } from "./cli.test-support.js";
import { ALL_ENGINES, onEngines } from "./engines.test-support.js";
import { type Toml, toml } from "./toml.test-support.js";

const SOURCES = ["src/cli_cov.c", "src/work.c", "src/work.h"];
const BINARY = "target/debug/cli_cov";

/** The fixture's project with one step, which is asked for no coverage: the run does that. */
function fill(project: Project, args: readonly string[], coverage: Readonly<Record<string, Toml>> = {}): void {
  for (const path of SOURCES) project.file(path, readFileSync(join(CLI_COV, path)));
  project.file(BINARY, readFileSync(join(CLI_COV, BINARY)), 0o755);
  const scenarios = [{ name: "work is covered", steps: [{ name: "cover", args: [...args] }] }];
  project.file("cleanroom.toml", toml({ image: IMAGE, bin: BINARY, coverage, scenarios }));
}

/** One commit with all that the project has. */
function commit({ dir, root }: Project): void {
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", ...args], {
      cwd: dir,
      env: { PATH: process.env["PATH"], HOME: root },
      stdio: "pipe",
    });
  git("init", "-q", "-b", "main");
  git("add", "-A", "-f", ".");
  git("commit", "-q", "-m", "all");
}

/** Appends to a line of a source without moving any other: the program stays the one that was built from it. */
function touch(project: Project, path: string, line: string): number {
  const lines = readFileSync(join(project.dir, path), "utf8").split("\n");
  const at = lines.findIndex((each) => each.includes(line));
  lines[at] += " // touched";
  project.file(path, lines.join("\n"));
  return at + 1;
}

describe.skipIf(process.arch !== "x64" || lacking("llvm-cov", "llvm-profdata"))("run --coverage", () => {
  onEngines(ALL_ENGINES, "leaves the coverage of the program in report, folder and project", ({ backend, env }) =>
    inProject(null, async (project) => {
      fill(project, ["cover", "--work"]);
      const ran = await project.run(["--coverage", "--backend", backend], { env });
      expect(ran.code, ran.shown).toBe(0);
      const { coverage } = ran.report;
      expect(coverage).toMatchObject({ formats: ["profraw"], missing: [], failures: [], changed: null });
      expect(coverage?.percent).toBeGreaterThan(0);
      expect(coverage?.percent).toBeLessThan(100);
      expect(coverage?.files.map(({ path }) => path)).toEqual(SOURCES);
      for (const name of ["coverage.json", "lcov.info", "cobertura.xml", "index.html"])
        expect(ran.read(`coverage/${name}`).length, name).toBeGreaterThan(0);
      expect(readdirSync(ran.path("coverage/raw/01-cover"))).toEqual([expect.stringMatching(/\.profraw$/)]);
      const listed = ran.read("manifest.json");
      for (const name of ["coverage.json", "lcov.info", "raw/01-cover/"]) expect(listed).toContain(`"coverage/${name}`);
      const target = readFileSync(join(project.dir, "target/coverage/coverage.json"), "utf8");
      expect(target).toBe(ran.read("coverage/coverage.json"));
      expect((JSON.parse(target) as { totals: object }).totals).toMatchObject({ lines: coverage?.lines });
      const { code, stderr } = await project.cli(["verify", ran.bundle]);
      expect(code, stderr).toBe(0);
    }),
  );

  it.concurrent("fails below its threshold, though every step passed", () =>
    inProject(null, async (project) => {
      fill(project, ["cover"], { threshold: 95 });
      const ran = await project.run(["--coverage", "--backend", "local"]);
      expect(ran.code, ran.shown).toBe(1);
      expect(ran.shown).toContain("coverage of lines is to be at least 95%");
      expect(ran.report.steps.map(({ outcome }) => outcome)).toEqual(["passed"]);
      expect(ran.report.coverage?.failures).toMatchObject([{ kind: "AssertionFailed", context: { threshold: 95 } }]);
    }));

  it.concurrent("asks for more of changed lines than of the others", () =>
    inProject(null, async (project) => {
      fill(project, ["cover", "--work"], { changed_threshold: 100, base: "HEAD" });
      commit(project);
      touch(project, "src/cli_cov.c", "total += work(6);");
      const covered = await project.run(["--coverage", "--backend", "local"]);
      expect(covered.code, covered.shown).toBe(0);
      expect(covered.report.coverage).toMatchObject({ changed: { total: 1, covered: 1 }, uncovered: [], failures: [] });
      const line = touch(project, "src/cli_cov.c", "total -= 1;");
      const ran = await project.run(["--coverage", "--backend", "local"]);
      expect(ran.code, ran.shown).toBe(1);
      expect(ran.report.coverage).toMatchObject({
        changed: { total: 2, covered: 1 },
        uncovered: [{ path: "src/cli_cov.c", first: line, last: line }],
        failures: [{ kind: "AssertionFailed", context: { what: "changed lines", threshold: 100 } }],
      });
    }));

  it.concurrent("warns where nothing was left, and passes without a threshold", () =>
    inProject(null, async (project) => {
      fill(project, ["--version"], { format: "v8" });
      const ran = await project.run(["--coverage", "--backend", "local"]);
      expect(ran.code, ran.shown).toBe(0);
      expect(ran.shown).toContain("no step left any");
      expect(ran.report.coverage).toMatchObject({ percent: null, files: [] });
    }));
});
