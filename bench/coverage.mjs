// Merging coverage of 2,000 sources and 200 profiles, beside llvm-profdata and llvm-cov alone on the same data, with the same
// number of threads (their defaults). Like is compared with like: from raw profiles to line, function and branch counts. What
// the peers don't do (mapping sources, totals) is in our time; writing reports, HTML above all, is a row of its own.
//
//   node bench/coverage.mjs [--files N] [--profiles N] [--rounds N] [--json]
//
// Needs clang, llvm-profdata and llvm-cov in PATH.
import { execFileSync } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { describeMachine } from "./machine.mjs";
import { exec, measure } from "./measure.mjs";
import { compare, printTable } from "./table.mjs";

const { values } = parseArgs({
  options: {
    files: { type: "string", default: "2000" },
    profiles: { type: "string", default: "200" },
    rounds: { type: "string", default: "5" },
    json: { type: "boolean", default: false },
  },
});
const [files, profiles, rounds] = [values.files, values.profiles, values.rounds].map(Number);

/** A source of some hundred lines; which of them run depends on the number that the program is given. */
function source(index) {
  const functions = Array.from({ length: 10 }, (_, at) => {
    const branches = Array.from(
      { length: 3 },
      (__, way) =>
        `  if (n % ${way + 2} == ${at % 2}) {\n    sum += ${at};\n  } else if (n > ${way * 50}) {\n    sum -= 1;\n  }`,
    );
    return `static int f${index}_${at}(int n) {\n  int sum = 0;\n  for (int i = 0; i < n % 7; i++) sum += i;\n${branches.join("\n")}\n  return sum;\n}\n`;
  });
  const calls = Array.from({ length: 10 }, (_, at) => `  if (n % ${at + 1} == 0) sum += f${index}_${at}(n);`);
  return `${functions.join("\n")}\nint f${index}(int n) {\n  int sum = 0;\n${calls.join("\n")}\n  return sum;\n}\n`;
}

const work = mkdtempSync(join(tmpdir(), "cleanroom-bench-"));
try {
  const project = join(work, "project");
  mkdirSync(join(project, "src"), { recursive: true });
  const numbers = Array.from({ length: files }, (_, index) => index);
  for (const index of numbers) writeFileSync(join(project, `src/part${index}.c`), source(index));
  // One unit that includes them all: 2,000 compilations would take minutes and give the same data.
  const calls = numbers.map((index) => `  if ((n + ${index}) % 3 != 0) sum += f${index}(n);`);
  const includes = numbers.map((index) => `#include "part${index}.c"`);
  const main = `#include <stdlib.h>\n${includes.join("\n")}\nint main(int c, char **v) {\n  int n = c > 1 ? atoi(v[1]) : 0, sum = 0;\n${calls.join("\n")}\n  return sum & 1 & 0;\n}\n`;
  writeFileSync(join(project, "src/main.c"), main);
  const binary = join(work, "program");
  const flags = [
    "-O0",
    "-w",
    "-fprofile-instr-generate",
    "-fcoverage-mapping",
    "-fcoverage-compilation-dir=/workspace",
  ];
  execFileSync("clang", [...flags, "src/main.c", "-o", binary], { cwd: project, stdio: "inherit" });
  const raw = join(work, "raw");
  for (let run = 0; run < profiles; run += 1) {
    execFileSync(binary, [String(run)], { env: { LLVM_PROFILE_FILE: join(raw, `${run}.profraw`) } });
  }
  const paths = readdirSync(raw).map((name) => join(raw, name));
  const list = join(work, "list.txt");
  writeFileSync(list, paths.join("\n"));

  const code = join(work, "code");
  await build({
    entryPoints: ["collect", "outputs"].map((name) => join(import.meta.dirname, `../src/coverage/${name}.ts`)),
    bundle: true,
    platform: "node",
    format: "esm",
    splitting: true,
    outdir: code,
    outExtension: { ".js": ".mjs" },
    mainFields: ["module", "main"],
    logLevel: "error",
  });
  const { collectCoverage } = await import(join(code, "collect.mjs"));
  const { renderOutputs } = await import(join(code, "outputs.mjs"));

  const alone = async (...format) => {
    const merged = join(work, "alone.profdata");
    const out = openSync(join(work, "alone.out"), "w");
    await exec("llvm-profdata", ["merge", "-sparse", `-input-files=${list}`, "-o", merged]);
    await exec("llvm-cov", ["export", ...format, `-instr-profile=${merged}`, binary], {
      stdio: ["ignore", out, "pipe"],
    });
    closeSync(out);
  };
  const collect = async () => {
    const result = await collectCoverage({
      files: paths.map((hostPath) => ({ step: "step", path: "coverage/p.profraw", content: { hostPath } })),
      binaries: [binary],
      projectDir: project,
      roots: ["/workspace"],
      tempDir: work,
      shard: "bench",
      env: process.env,
      options: { format: "auto", includeSystem: false },
    });
    if (result.problems.length > 0) throw result.problems[0];
    if (result.files.length !== files + 1) throw new Error(`${result.files.length} sources of ${files + 1}`);
    return result.coverage;
  };
  const out = join(work, "coverage");
  const group = {
    title: `${files} sources, ${profiles} profiles`,
    cases: [
      { name: "cleanroom, merged and mapped", run: collect },
      {
        name: "cleanroom, with JSON, LCOV, Cobertura and HTML written",
        run: async () => {
          for (const { path, text } of renderOutputs(await collect(), project)) {
            mkdirSync(dirname(join(out, path)), { recursive: true });
            writeFileSync(join(out, path), text);
          }
        },
      },
      { name: "llvm-profdata merge + llvm-cov export -format=text", run: () => alone("-format=text") },
      { name: "llvm-profdata merge + llvm-cov export -format=lcov", run: () => alone("-format=lcov") },
    ],
    ratios: [
      { of: "cleanroom, merged and mapped", to: "llvm-profdata merge + llvm-cov export -format=text", target: 1.3 },
      { of: "cleanroom, merged and mapped", to: "llvm-profdata merge + llvm-cov export -format=lcov", target: null },
      {
        of: "cleanroom, with JSON, LCOV, Cobertura and HTML written",
        to: "llvm-profdata merge + llvm-cov export -format=text",
        target: null,
      },
    ],
  };
  const results = compare(group, await measure(group.cases, rounds));
  if (values.json) console.log(JSON.stringify({ machine: describeMachine(), rounds, results }, null, 2));
  else printTable(describeMachine(), rounds, results);
} finally {
  rmSync(work, { recursive: true, force: true });
}
