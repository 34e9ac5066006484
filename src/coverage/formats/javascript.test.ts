import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { readCoverage, writeCoverage } from "../document.js";
import { mergeCoverage, sumCoverage } from "../merge.js";
import type { Coverage } from "../model.js";
import { summarise } from "../summary.js";
import {
  CLI_COV,
  collect,
  type Hits,
  hitsByLine,
  hitsOfTracefile,
  left,
  onHost,
  project,
  ROOT,
  tempFolder,
  tool,
} from "../tools.test-support.js";
import { derivedTogether } from "../v8-together.js";

const RUNS = [["cover", "--work"], ["cover"], ["work", "9"], ["nothing"], []];
const bin = (name: string) => join(ROOT, "node_modules", name);

/** The project as it lies in a cell, and as it lies on the host: the same files in two places. */
interface Places {
  readonly cell: string;
  readonly host: string;
}

function places(fill: (folder: string) => void): Places {
  const [cell, host] = [tempFolder(), tempFolder()];
  fill(cell);
  cpSync(cell, host, { recursive: true });
  return { cell, host };
}

function filesIn(folder: string, step: string) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => onHost(join(folder, name), step));
}

function runEach(cell: string, script: string, dir: string, runs = RUNS): void {
  for (const args of runs) {
    spawnSync(process.execPath, [script, ...args], {
      cwd: cell,
      env: { PATH: process.env["PATH"], NODE_V8_COVERAGE: dir },
    });
  }
}

/** What c8 reports of the same data, in the place where it was made. */
function c8({ cell }: Places, dir: string): Hits {
  const out = tempFolder();
  const args = [bin("c8/bin/c8.js"), "report", "--temp-directory", dir, "--reporter=lcovonly", "--reports-dir", out];
  tool(process.execPath, args, { cwd: cell, env: { NODE_V8_COVERAGE: "" } });
  return hitsOfTracefile(readFileSync(join(out, "lcov.info"), "utf8"), (path) => path);
}

describe("NODE_V8_COVERAGE", () => {
  let plain: Places;
  beforeAll(() => {
    plain = places((folder) => cpSync(join(CLI_COV, "js"), join(folder, "js"), { recursive: true }));
  });

  it("gives the hits that c8 gives for each line, on the sources of the host", async () => {
    const dir = tempFolder();
    runEach(plain.cell, "js/cli-cov.cjs", dir);
    const { coverage, problems, warnings, formats } = await collect(plain.host, filesIn(dir, "node"), {
      roots: [plain.cell],
    });
    expect({ problems, warnings, formats }).toEqual({ problems: [], warnings: [], formats: ["v8"] });
    expect(Object.keys(hitsByLine(coverage))).toEqual(["js/cli-cov.cjs", "js/work.cjs"]);
    expect(hitsByLine(coverage)).toEqual(c8(plain, dir));
  });

  it("merges from several jobs, in any order and read again, to what one job shows", async () => {
    const dirs = RUNS.map((args) => {
      const dir = tempFolder();
      runEach(plain.cell, "js/cli-cov.cjs", dir, [args]);
      return dir;
    });
    const run = (some: readonly string[], shard: string) =>
      collect(
        plain.host,
        some.flatMap((dir) => filesIn(dir, dir)),
        { roots: [plain.cell], shard },
      );
    const one = await run(dirs, "all");
    const jobs = fc.array(fc.nat({ max: 3 }), { minLength: dirs.length, maxLength: dirs.length });
    const property = fc.asyncProperty(jobs, fc.boolean(), async (jobOf, reversed) => {
      const shards: Coverage[] = [];
      for (const job of new Set(jobOf)) {
        const { coverage } = await run(
          dirs.filter((_, index) => jobOf[index] === job),
          `${job}`,
        );
        shards.push(readCoverage(writeCoverage(coverage), "coverage.json"));
      }
      if (reversed) shards.reverse();
      const merged = await derivedTogether([...shards, ...shards.slice(0, 1)].reduce(mergeCoverage));
      expect(sumCoverage(merged).files).toEqual(sumCoverage(one.coverage).files);
      expect(summarise(merged).totals).toEqual(one.totals);
      const again = await derivedTogether(readCoverage(writeCoverage(merged), "coverage.json"));
      expect(writeCoverage(again)).toBe(writeCoverage(merged));
    });
    await fc.assert(property, { numRuns: 20 });
  });

  const bundled = async (sourcesContent: boolean, out = "dist/app.cjs") => {
    const sources = {
      "src/main.ts": `import { double, never } from "./lib/double";\n\nconst n: number = Number(process.argv[2] ?? 3);\nif (n > 100) {\n  never();\n}\nfor (let i = 0; i < n; i++) {\n  double(i);\n}\n`,
      "src/lib/double.ts": `export interface Unused {\n  a: string;\n}\n\nexport function double(n: number): number {\n  if (n === 1) {\n    return 2;\n  }\n  return n * 2;\n}\n\nexport function never(): void {\n  console.log("never");\n}\n`,
    };
    const cell = project(sources);
    await build({
      entryPoints: [join(cell, "src/main.ts")],
      outfile: join(cell, out),
      bundle: true,
      platform: "node",
      format: "cjs",
      sourcemap: true,
      sourcesContent,
      logLevel: "error",
    });
    return places((folder) => cpSync(cell, folder, { recursive: true }));
  };

  it.each([true, false])("follows source maps to the sources, with their text in them: %s", async (sourcesContent) => {
    const there = await bundled(sourcesContent);
    const dir = tempFolder();
    runEach(there.cell, "dist/app.cjs", dir, [["2"], []]);
    const files = filesIn(dir, "node");
    const { coverage, problems } = await collect(there.host, files, { roots: [there.cell] });
    expect(problems).toEqual([]);
    expect(Object.keys(hitsByLine(coverage))).toEqual(["src/lib/double.ts", "src/main.ts"]);
    expect(hitsByLine(coverage)).toEqual(c8(there, dir));
    expect(hitsByLine(coverage)["src/lib/double.ts"]).toMatchObject({ 7: 2, 13: 0 });
    // What was built in the cell need not be on the host.
    rmSync(join(there.host, "dist"), { recursive: true });
    expect(hitsByLine((await collect(there.host, files, { roots: [there.cell] })).coverage)).toEqual(
      hitsByLine(coverage),
    );
  });

  it("never reads what a source map names outside of the project", async () => {
    const { cell, host } = plain;
    const secret = join(project({ "secret.txt": "do not read\n" }), "secret.txt");
    const script = `file://${join(cell, "js/work.cjs")}`;
    const functions = [
      { functionName: "", isBlockCoverage: true, ranges: [{ startOffset: 0, endOffset: 9, count: 1 }] },
    ];
    const report = (sources: string[]) =>
      JSON.stringify({
        result: [{ scriptId: "1", url: script, functions }],
        "source-map-cache": {
          [script]: { lineLengths: [9], data: { version: 3, sources, names: [], mappings: "AAAA" } },
        },
      });
    for (const sources of [
      [`file://${secret}`],
      ["file:///etc/passwd", `file://${secret}`],
      ["../../../../../etc/passwd"],
    ]) {
      const result = await collect(host, [left("coverage/v8.json", report(sources))], { roots: [cell] });
      expect({ files: result.files, problems: result.problems }).toEqual({ files: [], problems: [] });
    }
    // A script may name its map itself.
    writeFileSync(join(host, "js/odd.cjs"), `1;\n//# sourceMappingURL=${secret}\n`);
    const odd = JSON.stringify({ result: [{ scriptId: "1", url: `file://${cell}/js/odd.cjs`, functions }] });
    const { problems, files } = await collect(host, [left("coverage/v8.json", odd)], { roots: [cell] });
    expect(problems).toEqual([]);
    expect(files.map(({ path }) => path)).toEqual(["js/odd.cjs"]);
  });

  it("that is cut off is told with its line", async () => {
    const { problems } = await collect(plain.host, [
      left("coverage/cut.json", '{"result":[\n{"scriptId":"1",\n"url":"fi'),
    ]);
    expect(problems).toMatchObject([
      { kind: "ArtifactInvalid", context: { file: 'coverage/cut.json of step "step"', line: 3 } },
    ]);
  });
});

describe("Istanbul's coverage", () => {
  it("gives the hits that nyc gives for each line, from several processes", async () => {
    const { cell, host } = places((folder) => cpSync(join(CLI_COV, "js"), join(folder, "js"), { recursive: true }));
    const [dir, out] = [tempFolder(), tempFolder()];
    writeFileSync(join(cell, "package.json"), "{}");
    const nyc = [bin("nyc/bin/nyc.js"), "--temp-dir", dir, "--extension", ".cjs"];
    const runs = RUNS.slice(0, 3);
    for (const args of runs) {
      spawnSync(process.execPath, [...nyc, "--silent", "--no-clean", process.execPath, "js/cli-cov.cjs", ...args], {
        cwd: cell,
      });
    }
    tool(process.execPath, [...nyc, "report", "--reporter=lcovonly", "--report-dir", out], { cwd: cell });
    const files = filesIn(dir, "nyc");
    expect(files.length).toBe(runs.length);
    const { coverage, problems, formats } = await collect(host, files, { roots: [cell] });
    expect({ problems, formats }).toEqual({ problems: [], formats: ["istanbul"] });
    expect(hitsByLine(coverage)).toEqual(hitsOfTracefile(readFileSync(join(out, "lcov.info"), "utf8"), (path) => path));
    const shards = await Promise.all(
      files.map((file, index) => collect(host, [file], { roots: [cell], shard: String(index) })),
    );
    expect(hitsByLine(shards.map((shard) => shard.coverage).reduceRight(mergeCoverage))).toEqual(hitsByLine(coverage));
  });

  it("that has another shape says where", async () => {
    const bad = '{"/workspace/a.js":{"path":"/workspace/a.js","statementMap":{"0":{"start":{"line":"one"}}}}}';
    const { problems } = await collect(project({ "a.js": "1;\n" }), [left("coverage/out.json", bad)]);
    expect(problems[0]?.message).toContain(
      "this is not Istanbul's coverage: at /workspace/a.js → statementMap → 0 → start → line",
    );
  });
});
