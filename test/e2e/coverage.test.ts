import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isCoverageFile } from "../../src/coverage/environment.js";
import type { RawFile } from "../../src/coverage/raw-file.js";
import {
  CLI_COV,
  collect,
  hitsByLine,
  hitsOfTracefile,
  lacking,
  tempFolder,
  tool,
  versionOf,
} from "../../src/coverage/tools.test-support.js";
import { inProject, type Project, type Ran, sh, steps } from "./cli.test-support.js";
import { ALL_ENGINES, onEngines } from "./engines.test-support.js";

const BINARY = "target/debug/cli_cov";
const SOURCES = ["src/cli_cov.c", "src/work.c", "src/work.h", "js/cli-cov.cjs", "js/work.cjs"];

function fill(project: Project): void {
  for (const path of SOURCES) project.file(path, readFileSync(join(CLI_COV, path)));
  project.file(BINARY, readFileSync(join(CLI_COV, BINARY)), 0o755);
}

/** A step that runs the fixture's program with its profiles going where its coverage is looked for. */
const instrumented = (name: string, args: string, pattern = "%p-%m.profraw", more = {}) =>
  sh(`LLVM_PROFILE_FILE=$CLEANROOM_ARTIFACTS/coverage/${pattern} exec ./${BINARY} ${args}`, { name, ...more });

/** What the steps of a run left of coverage. */
function coverageFiles(ran: Ran): RawFile[] {
  return ran.report.steps.flatMap(({ name, files, log_dir: dir }) =>
    files
      .filter(({ path }) => isCoverageFile(path))
      .map(({ path }) => ({ step: name, path, content: { hostPath: ran.path(`${dir}/artifacts/${path}`) } })),
  );
}

/** The same runs on the host, read by llvm-profdata and llvm-cov alone. */
function onHostAlone(...runs: string[][]) {
  const folder = tempFolder();
  const binary = join(CLI_COV, BINARY);
  for (const args of runs) spawnSync(binary, args, { env: { LLVM_PROFILE_FILE: join(folder, "%p-%m.profraw") } });
  const profiles = readdirSync(folder).map((name) => join(folder, name));
  const merged = join(folder, "merged.profdata");
  tool("llvm-profdata", ["merge", "-sparse", ...profiles, "-o", merged]);
  const text = tool("llvm-cov", ["export", "-format=lcov", `-instr-profile=${merged}`, binary]);
  return hitsOfTracefile(text, (path) => path.replace("/workspace/", ""));
}

describe.skipIf(process.arch !== "x64" || lacking("llvm-cov", "llvm-profdata"))(
  "coverage of an instrumented C program",
  () => {
    onEngines(ALL_ENGINES, "that ran in a cell is that of the host, line by line", ({ backend, env }) =>
      inProject(
        steps(
          instrumented("work", "cover --work"),
          instrumented("all", "cover --all"),
          instrumented("fork", "fork --count 3"),
        ),
        async (project) => {
          fill(project);
          const ran = await project.run(["--backend", backend], { env });
          expect(ran.code, ran.shown).toBe(0);
          const files = coverageFiles(ran);
          expect(new Set(files.map(({ step }) => step))).toEqual(new Set(["work", "all", "fork"]));
          const { coverage, problems, warnings } = await collect(project.dir, files, {
            binaries: [join(project.dir, BINARY)],
          });
          expect({ problems, warnings }).toEqual({ problems: [], warnings: [] });
          expect(hitsByLine(coverage)).toEqual(
            onHostAlone(["cover", "--work"], ["cover", "--all"], ["fork", "--count", "3"]),
          );
        },
      ),
    );

    onEngines(ALL_ENGINES, "comes from steps that were killed, or ran out of time, too", ({ backend, env }) =>
      inProject(
        steps(
          instrumented("dies", "die", "%c%p-%m.profraw", { expect: "failure" }),
          instrumented("hangs", "hang --ms 100000", "%c%p-%m.profraw", {
            timeout_ms: 1500,
            expect: { error: "Timeout" },
          }),
        ),
        async (project) => {
          fill(project);
          const ran = await project.run(["--backend", backend], { env });
          const files = coverageFiles(ran);
          expect(files.map(({ step }) => step).sort(), ran.shown).toEqual(["dies", "hangs"]);
          const { coverage, problems } = await collect(project.dir, files, { binaries: [join(project.dir, BINARY)] });
          expect(problems).toEqual([]);
          const work = readFileSync(join(CLI_COV, "src/work.c"), "utf8").split("\n");
          const loop = 1 + work.findIndex((line) => line.includes("while (n > 0)"));
          expect(hitsByLine(coverage)["src/work.c"]?.[loop]).toBe(8);
        },
      ),
    );
  },
);

describe("the committed program", () => {
  // Another compiler makes another program.
  const same = versionOf("clang")?.includes(" 14.0.6") === true && existsSync("/usr/lib/x86_64-linux-musl/libc.a");
  it.skipIf(!same)("is what its script builds from its sources", () => {
    const out = join(tempFolder(), "cli_cov");
    tool("sh", [join(CLI_COV, "build.sh"), out]);
    expect(readFileSync(out).equals(readFileSync(join(CLI_COV, BINARY)))).toBe(true);
  });
});
