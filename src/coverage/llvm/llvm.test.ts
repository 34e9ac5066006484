import { spawnSync } from "node:child_process";
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { supportsContinuousMode } from "../environment.js";
import { mergeCoverage } from "../merge.js";
import { toolRunner } from "../run-tool.js";
import {
  CLI_COV,
  collect,
  hitsByLine,
  hitsOfTracefile,
  lacking,
  left,
  onHost,
  project,
  tempFolder,
  tool,
  versionOf,
} from "../tools.test-support.js";
import { overallTotals } from "../totals.js";

/** Sources that lay in /build/demo when they were compiled, and lie in `demo` here. */
let demo: string;
let binary: string;

const WORK = `#include <string.h>
#define SIGN(x) ((x) < 0 ? -1 : 1)
static int loop(int n) {
  int s = 0; for (int i = 0; i < n; i++) s += i; for (int i = 0; i < 2 * n; i++) s -= 1;
  return s;
}
int work(int n) {
  if (n > 2 && n < 100) {
    return loop(n);
  } else if (n == 2) { return SIGN(n); } else {
    return SIGN(n - 9);
  }
#ifdef NEVER
  return 0;
#endif
}
`;
const MAIN = `#include <stdlib.h>
#include <unistd.h>
#include <sys/wait.h>
int work(int n);
int main(int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    int n = atoi(argv[i]);
    if (n == 0 && fork() == 0) return work(3) & 1;
    work(n);
  }
  while (wait(NULL) > 0)
    ;
  return 0;
}
`;

function build(folder: string, name: string, ...flags: string[]): string {
  const out = join(folder, name);
  const args = ["-O0", "-fprofile-instr-generate", "-fcoverage-mapping", "-fcoverage-compilation-dir=/build/demo"];
  tool("clang", [...args, ...flags, "src/main.c", "src/work.c", "-o", out], { cwd: folder });
  return out;
}

/** One process after the other; the profiles lie in a folder of their own. */
function profilesOf(program: string, runs: readonly (readonly string[])[], pattern = "%p-%m.profraw"): string[] {
  const folder = tempFolder();
  for (const args of runs) spawnSync(program, args, { env: { LLVM_PROFILE_FILE: join(folder, pattern) } });
  return readdirSync(folder).map((name) => join(folder, name));
}

/** What llvm-profdata and llvm-cov say by themselves. */
function llvmCov(profiles: readonly string[], program: string): string {
  const merged = join(tempFolder(), "merged.profdata");
  tool("llvm-profdata", ["merge", "-sparse", ...profiles, "-o", merged]);
  return tool("llvm-cov", ["export", "-format=lcov", `-instr-profile=${merged}`, program]);
}

const RUNS = [["5", "2", "1"], ["0", "2"], ["11", "1000"], []];

describe.skipIf(lacking("clang", "llvm-cov", "llvm-profdata"))("profiles of an instrumented C program", () => {
  beforeAll(() => {
    demo = project({ "src/work.c": WORK, "src/main.c": MAIN });
    binary = build(demo, "demo");
  });

  it("give the hits that llvm-cov gives for each line, on the sources of the host", async () => {
    const profiles = profilesOf(binary, RUNS);
    const result = await collect(
      demo,
      profiles.map((path) => onHost(path)),
      { binaries: [binary] },
    );
    expect(result).toMatchObject({ problems: [], warnings: [], missing: [], formats: ["profraw"] });
    const own = llvmCov(profiles, binary);
    expect(hitsByLine(result.coverage)).toEqual(hitsOfTracefile(own, (path) => path.replace("/build/demo/", "")));
    const [functions, branches] = [/^FN[FH]:(\d+)$/gm, /^BR[FH]:(\d+)$/gm].map((record) =>
      [...own.matchAll(record)].map((match) => Number(match[1])),
    );
    const { totals } = result;
    expect([totals.functions.total, totals.functions.covered]).toEqual([
      (functions?.[0] ?? 0) + (functions?.[2] ?? 0),
      (functions?.[1] ?? 0) + (functions?.[3] ?? 0),
    ]);
    expect(totals.branches.total).toBe((branches?.[0] ?? 0) + (branches?.[2] ?? 0));
  });

  it("merge to the same from several jobs, in any order, as from one", async () => {
    const parts = RUNS.map((args) => profilesOf(binary, [args]));
    const run = (profiles: readonly string[], shard: string) =>
      collect(
        demo,
        profiles.map((path) => onHost(path)),
        { binaries: [binary], shard },
      );
    const one = await run(parts.flat(), "all");
    const shards = await Promise.all(parts.map((part, index) => run(part, `${index + 1}/4`)));
    const merged = [2, 0, 3, 1, 0, 2].map((index) => shards[index]?.coverage ?? new Map()).reduce(mergeCoverage);
    expect(hitsByLine(merged)).toEqual(hitsByLine(one.coverage));
  });

  it("come from a killed process too, where the program can keep them up to date", async () => {
    const program = join(CLI_COV, "target/debug/cli_cov");
    const profiles = profilesOf(program, [["die"]], "%c%p-%m.profraw");
    const { coverage, problems } = await collect(
      CLI_COV,
      profiles.map((path) => onHost(path)),
      { binaries: [program] },
    );
    expect(problems).toEqual([]);
    const work = readFileSync(join(CLI_COV, "src/work.c"), "utf8").split("\n");
    expect(hitsByLine(coverage)["src/work.c"]?.[1 + work.findIndex((line) => line.includes("while (n > 0)"))]).toBe(4);
  });

  it("are kept up to date by programs that were built for it, and by no others", async () => {
    const run = toolRunner(process.env);
    const kept = build(demo, "relocatable", "-mllvm", "-runtime-counter-relocation");
    expect(await supportsContinuousMode(kept, run)).toBe(true);
    expect(await supportsContinuousMode(join(CLI_COV, "target/debug/cli_cov"), run)).toBe(true);
    expect(await supportsContinuousMode(binary, run)).toBe(false);
    expect(await supportsContinuousMode("/bin/sh", run)).toBe(false);
    expect(await supportsContinuousMode(join(demo, "none"), run)).toBe(false);
    // A program that is not built for it leaves nothing at all when it is asked to.
    expect(profilesOf(binary, [["5"]], "%c%p-%m.profraw")).toEqual([]);
  });

  it("may be cut off: that one is told of by name, and the others count", async () => {
    const [whole = ""] = profilesOf(binary, [["5"]]);
    const bytes = readFileSync(whole);
    const { coverage, problems } = await collect(
      demo,
      [left("coverage/whole.profraw", bytes), left("coverage/cut.profraw", bytes.subarray(0, 200), "second")],
      { binaries: [binary] },
    );
    expect(problems).toMatchObject([
      { kind: "ArtifactInvalid", context: { file: 'coverage/cut.profraw of step "second"' } },
    ]);
    expect(problems[0]?.message).toContain("llvm-profdata cannot read it");
    expect(overallTotals(coverage.get("run")?.files ?? new Map()).lines.covered).toBeGreaterThan(5);
  });

  it("may have a gigabyte: they are left where they are, and read by llvm-profdata alone", async () => {
    const [profile = ""] = profilesOf(binary, [[]]);
    const folder = tempFolder();
    const many = Array.from({ length: 500 }, (_, index) => join(folder, `${index}.profraw`));
    for (const path of many) linkSync(profile, path);
    // Takes no room on disk, and is no profile.
    const large = join(folder, "large.profraw");
    writeFileSync(large, "");
    truncateSync(large, 2 ** 30);
    const peak = process.resourceUsage().maxRSS;
    const { coverage, problems } = await collect(
      demo,
      [large, ...many].map((path) => onHost(path)),
      { binaries: [binary] },
    );
    expect((process.resourceUsage().maxRSS - peak) / 1024).toBeLessThan(256);
    expect(problems).toMatchObject([{ kind: "ArtifactInvalid", context: { file: expect.stringContaining("large") } }]);
    const one = hitsByLine((await collect(demo, [onHost(profile)], { binaries: [binary] })).coverage);
    for (const [path, lines] of Object.entries(hitsByLine(coverage)))
      for (const [line, hits] of Object.entries(lines)) expect(hits).toBe(500 * (one[path]?.[Number(line)] ?? -1));
  });

  it("that are empty are those of killed processes", async () => {
    const { problems, warnings } = await collect(demo, [left("coverage/1.profraw", "")], { binaries: [binary] });
    expect(problems).toEqual([]);
    expect(warnings[0]).toContain("killed before it wrote its profile");
  });

  it("of another release of LLVM are told with both versions, and those that can be read count", async () => {
    const [whole = ""] = profilesOf(binary, [["5"]]);
    const other = readFileSync(whole);
    other.writeUInt32LE(99, 8);
    const files = [onHost(whole), left("coverage/new.profraw", other)];
    const { totals, problems } = await collect(demo, files, { binaries: [binary] });
    expect(totals.lines.covered).toBeGreaterThan(5);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(
      /new\.profraw .*raw profile version 99, which no tool here reads: llvm-profdata \d+\.\d/,
    );
    expect(problems[0]?.hint).toContain("Install llvm-profdata and llvm-cov of");
  });

  it.skipIf(versionOf("rustc") === null)(
    "of a Rust program with a newer LLVM are read, or told with the release that reads them",
    async () => {
      const rust = project({ "main.rs": 'fn main() {\n    println!("ran");\n}\n' });
      tool("rustc", ["-C", "instrument-coverage", "main.rs", "-o", "main"], { cwd: rust });
      const profiles = profilesOf(join(rust, "main"), [[]]);
      const { coverage, problems } = await collect(
        rust,
        profiles.map((path) => onHost(path)),
        { binaries: [join(rust, "main")] },
      );
      if (problems.length === 0) expect(hitsByLine(coverage)).toMatchObject({ "main.rs": { 2: 1 } });
      else expect(problems[0]?.hint).toMatch(/^Install llvm-profdata and llvm-cov of LLVM \d+ to \d+/);
    },
  );

  it("are nothing without their program", async () => {
    const files = profilesOf(binary, [["5"]]).map((path) => onHost(path));
    const none = await collect(demo, files);
    expect(none.problems[0]?.hint).toContain("Set `bin`");
    writeFileSync(join(demo, "script"), "#!/bin/sh\n");
    const script = await collect(demo, files, { binaries: [join(demo, "script")] });
    expect(script.problems[0]?.message).toContain("it holds no coverage mapping");
    const both = await collect(demo, files, { binaries: [join(demo, "script"), binary] });
    expect(both.problems).toEqual([]);
    expect(both.totals.lines.covered).toBeGreaterThan(5);
  });

  it("of another program are told as such", async () => {
    const other = project({
      "src/work.c": "int other(void) {\n  return 1;\n}\n",
      "src/main.c": "int other(void);\nint start(void) { return other(); }\n",
    });
    const library = build(other, "other.so", "-shared", "-fPIC");
    const files = profilesOf(binary, [["5"]]).map((path) => onHost(path));
    const { problems } = await collect(other, files, { binaries: [library] });
    expect(problems[0]?.message).toContain("none of its functions is in the profiles");
  });

  it("of an earlier build warn that functions have changed", async () => {
    const files = profilesOf(binary, [["5"]]).map((path) => onHost(path));
    const changed = project({ "src/work.c": WORK.replace("n == 2", "n == 2 || n == 4"), "src/main.c": MAIN });
    const { warnings } = await collect(changed, files, { binaries: [build(changed, "demo")] });
    expect(warnings.join()).toMatch(/\d+ functions of .* differ from those that were run/);
  });

  it("name sources that are gone: they are listed and count for nothing", async () => {
    const files = profilesOf(binary, [["5"]]).map((path) => onHost(path));
    const here = project({ "src/main.c": MAIN });
    const result = await collect(here, files, { binaries: [binary], roots: ["/build/demo"] });
    expect(result.missing).toEqual(["src/work.c"]);
    expect(result.files.map(({ path }) => path)).toEqual(["src/main.c"]);
    expect(result.warnings[0]).toContain("src/work.c: tested and not in the project");
  });

  it("need the tools: without them the error says which to install", async () => {
    const files = profilesOf(binary, [["5"]]).map((path) => onHost(path));
    const run = () => Promise.resolve({ exitCode: null, stdout: "", stderr: "", absent: true });
    const { problems } = await collect(demo, files, { binaries: [binary], env: { PATH: "" }, run });
    expect(problems[0]?.hint).toMatch(/^Install LLVM \(LLVM \d+ to \d+\)/);
  });

  it("are read by tools with a version in their names", async () => {
    const files = profilesOf(binary, [["5"]]).map((path) => onHost(path));
    const folder = join(tempFolder(), "bin");
    mkdirSync(folder);
    for (const name of ["llvm-cov", "llvm-profdata"]) {
      const path = tool("sh", ["-c", `command -v ${name}`]).trim();
      expect(existsSync(path)).toBe(true);
      symlinkSync(path, join(folder, `${name}-77`));
    }
    const { totals, problems } = await collect(demo, files, { binaries: [binary], env: { PATH: folder } });
    expect(problems).toEqual([]);
    expect(totals.lines.covered).toBeGreaterThan(5);
  });
});
