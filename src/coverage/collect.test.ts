import { closeSync, ftruncateSync, openSync, readdirSync, symlinkSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readCoverage } from "./document.js";
import { coverageEnv, isCoverageFile } from "./environment.js";
import { mergeCoverage } from "./merge.js";
import { renderOutputs } from "./outputs.js";
import { summarise } from "./summary.js";
import { collect, hitsByLine, left, onHost, project, tempFolder } from "./tools.test-support.js";

const tracefile = (path: string, ...hits: number[]) =>
  `SF:${path}\n${hits.map((count, index) => `DA:${index + 1},${count}`).join("\n")}\nend_of_record\n`;
const SOURCES = { "src/a.c": "int a;\nint b;\nint <c> & d;\n", "src/deep/b.c": "x\ny\n" };

describe("collecting coverage", () => {
  it("adds up the steps of a run", async () => {
    const folder = project(SOURCES);
    const files = ["one", "two"].map((step) =>
      left("coverage/lcov.info", tracefile("/workspace/src/a.c", 1, 0, 2), step),
    );
    const { coverage, totals, percent, files: shown } = await collect(folder, files);
    expect(hitsByLine(coverage)).toEqual({ "src/a.c": { 1: 2, 2: 0, 3: 4 } });
    expect(percent).toBe(66.66);
    expect(shown).toEqual([{ path: "src/a.c", totals }]);
  });

  it("gives the same whatever the order of the files", async () => {
    const folder = project(SOURCES);
    const files = [
      left("coverage/1.info", tracefile("src/a.c", 1, 0)),
      left("coverage/2.info", tracefile("src/deep/b.c", 3)),
      left("coverage/c.out", "mode: set\nsrc/a.c:2.1,2.9 1 1\n"),
    ];
    const text = async (some: typeof files) => [...renderOutputs((await collect(folder, some)).coverage, folder)];
    expect(await text(files)).toEqual(await text([...files].reverse()));
  });

  it("takes what programs counted over reports that were made from it", async () => {
    const folder = project(SOURCES);
    const files = [
      left("coverage/lcov.info", tracefile("src/a.c", 9, 9) + tracefile("src/deep/b.c", 1)),
      left("coverage/c.out", "mode: count\nsrc/a.c:2.1,2.9 1 5\n"),
    ];
    const { coverage, warnings } = await collect(folder, files);
    expect(hitsByLine(coverage)).toEqual({ "src/a.c": { 2: 5 }, "src/deep/b.c": { 1: 1 } });
    expect(warnings.join()).toContain("src/a.c: also told of in reports");
  });

  it("counts one format alone where one is asked for", async () => {
    const folder = project(SOURCES);
    const files = [
      left("coverage/lcov.info", tracefile("src/a.c", 9)),
      left("coverage/c.out", "mode: set\nsrc/a.c:2.1,2.9 1 1\n"),
    ];
    const { formats } = await collect(folder, files, { options: { format: "lcov" } });
    expect(formats).toEqual(["lcov"]);
    const { problems } = await collect(folder, [left("coverage/x", "odd")], { options: { format: "lcov" } });
    expect(problems[0]?.message).toContain("this is no record of an LCOV tracefile");
  });

  it("leaves out what lies outside of the project unless it is asked for", async () => {
    const folder = project(SOURCES);
    const files = [
      left(
        "coverage/lcov.info",
        tracefile("/usr/include/x.h", 1) + tracefile("/elsewhere/y.c", 1) + tracefile("src/a.c", 1),
      ),
    ];
    const own = await collect(folder, files);
    expect(own.files.map(({ path }) => path)).toEqual(["src/a.c"]);
    expect(own.warnings).toEqual(["/elsewhere/y.c: outside of the project, and left out of its coverage"]);
    const all = await collect(folder, files, { options: { includeSystem: true } });
    expect(all.files.map(({ path }) => path)).toEqual(["/elsewhere/y.c", "/usr/include/x.h", "src/a.c"]);
  });

  it("never takes a path for a source that leads outside, and never shows what is there", async () => {
    const secret = join(project({ "secret.c": "SECRET\n" }), "secret.c");
    const folder = project(SOURCES);
    symlinkSync(secret, join(folder, "src/link.c"));
    const bad = ["/workspace/../../etc/passwd", "../../../../etc/passwd", "/workspace/src/link.c", secret];
    const files = [left("coverage/lcov.info", bad.map((path) => tracefile(path, 1)).join(""))];
    const { coverage } = await collect(folder, files, { options: { includeSystem: true } });
    const outputs = [...renderOutputs(coverage, folder)];
    expect(outputs.filter(({ text }) => /SECRET|root:/.test(text))).toEqual([]);
    expect(outputs.filter(({ path }) => path.startsWith("/") || path.includes(".."))).toEqual([]);
    // Nor does a document from another machine.
    const document = readCoverage(outputs[0]?.text.replaceAll(secret, "src/link.c") ?? "", "coverage.json");
    expect([...renderOutputs(document, folder)].filter(({ text }) => text.includes("SECRET"))).toEqual([]);
  });

  it("reads a tracefile piece by piece, and holds its counts alone", async () => {
    const folder = project(SOURCES);
    const path = join(tempFolder(), "large.info");
    const file = openSync(path, "w");
    const block = tracefile("/workspace/src/a.c", 1, 0, 2).repeat(40_000);
    for (let written = 0; written < 6; written++) writeSync(file, block);
    closeSync(file);
    const before = process.memoryUsage().arrayBuffers;
    const { coverage } = await collect(folder, [onHost(path)]);
    expect(hitsByLine(coverage)).toEqual({ "src/a.c": { 1: 240_000, 2: 0, 3: 480_000 } });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024);
  });

  it("refuses a document of a gigabyte, which has to be in memory whole", async () => {
    const path = join(tempFolder(), "large.json");
    writeFileSync(path, '{"result":[');
    const file = openSync(path, "r+");
    ftruncateSync(file, 1024 ** 3);
    closeSync(file);
    const { problems } = await collect(project(SOURCES), [onHost(path)]);
    expect(problems[0]?.message).toContain("it has 1GiB, and documents of more than 256MiB are not read");
  });

  it("leaves nothing behind in the temporary folder", async () => {
    const tempDir = tempFolder();
    await collect(project(SOURCES), [left("coverage/x.profraw", "\xfflprofr\x81 broken")], {
      tempDir,
      binaries: ["/bin/true"],
    });
    expect(readdirSync(tempDir)).toEqual([]);
  });

  it("of nothing is no coverage", async () => {
    const result = await collect(project(SOURCES), [], { options: { threshold: 80 } });
    expect(result).toMatchObject({ percent: null, formats: [], files: [] });
    expect(result.failures).toMatchObject([
      { kind: "AssertionFailed", message: "coverage of lines is to be at least 80%, and there is none" },
    ]);
  });
});

describe("thresholds", () => {
  const folder = project(SOURCES);
  const files = [left("coverage/lcov.info", tracefile("src/a.c", 1, 0, 1) + tracefile("src/deep/b.c", 0, 0))];
  const changed = new Map([["src/a.c", [[2, 3] as const]]]);

  it.each([
    [{ threshold: 40 }, []],
    [{ threshold: 40.01 }, ["coverage of lines is to be at least 40.01%, and it is 40% (2 of 5)"]],
    [{ changedThreshold: 50, changed }, []],
    [{ changedThreshold: 51, changed }, ["coverage of changed lines is to be at least 51%, and it is 50% (1 of 2)"]],
    [{ changedThreshold: 100, changed: new Map() }, []],
  ])("%j", async (options, messages) => {
    const { failures } = await collect(folder, files, { options });
    expect(failures.map(({ message }) => message)).toEqual(messages);
  });

  it("come with the changed lines that were not run", async () => {
    const { uncovered, changed: share } = await collect(folder, files, { options: { changed } });
    expect(uncovered).toEqual([{ path: "src/a.c", first: 2, last: 2, lines: 1 }]);
    expect(share).toEqual({ total: 2, covered: 1, percent: 50 });
  });

  it("hold for jobs that were merged", async () => {
    const part = async (shard: string, ...hits: number[]) =>
      (await collect(folder, [left("coverage/lcov.info", tracefile("src/a.c", ...hits))], { shard })).coverage;
    const merged = mergeCoverage(await part("1/2", 1, 0, 0), await part("2/2", 0, 0, 1));
    expect(summarise(merged, { threshold: 60 })).toMatchObject({ percent: 66.66, failures: [] });
  });
});

describe("what a step is told of coverage", () => {
  it("is where to write it, for each format", () => {
    const dir = "/cleanroom/artifacts/coverage";
    expect(coverageEnv({ format: "auto", dir })).toEqual({
      LLVM_PROFILE_FILE: `${dir}/%p-%m.profraw`,
      GOCOVERDIR: dir,
      NODE_V8_COVERAGE: dir,
      COVERAGE_FILE: `${dir}/.coverage`,
    });
    expect(coverageEnv({ format: "profraw", dir, continuous: true })).toEqual({
      LLVM_PROFILE_FILE: `${dir}/%c%p-%m.profraw`,
    });
    expect(coverageEnv({ format: "cobertura", dir })).toEqual({});
  });

  it("leads to files that are known by their folder", () => {
    expect(
      ["coverage/1.profraw", "coverage/sub/x", "coverage", "other/coverage/x", "coverages/x"].map(isCoverageFile),
    ).toEqual([true, true, false, false, false]);
  });
});
