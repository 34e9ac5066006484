import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCoverage, writeCoverage } from "./document.js";
import { mergeCoverage, sumCoverage } from "./merge.js";
import { type Counters, type Coverage, emptyFile, type FileCoverage, type ShardCoverage } from "./model.js";
import { hitsByLine } from "./tools.test-support.js";

const hits = fc.nat({ max: 5 });
const counters: fc.Arbitrary<Counters> = fc.oneof(hits, fc.array(hits, { minLength: 2, maxLength: 3 }));
const line = fc.integer({ min: 1, max: 6 });

const file: fc.Arbitrary<FileCoverage> = fc
  .record({
    lines: fc.array(fc.tuple(line, counters), { maxLength: 4 }),
    functions: fc.array(fc.tuple(line, fc.constantFrom("main", "work"), hits), { maxLength: 3 }),
    branches: fc.array(
      fc.tuple(line, fc.constantFrom("0", "1-2"), fc.array(hits, { minLength: 1, maxLength: 3 }), fc.boolean()),
      {
        maxLength: 3,
      },
    ),
  })
  .map(({ lines, functions, branches }) => {
    const made = emptyFile();
    for (const [at, value] of lines) made.lines.set(at, value);
    for (const [at, name, count] of functions) made.functions.set(`${at}:${name}`, { name, line: at, hits: count });
    for (const [at, id, ways, implied] of branches) {
      made.branches.set(`${at}:${id}`, { line: at, hits: ways, ...(implied ? { implied } : {}) });
    }
    return made;
  });

const shard: fc.Arbitrary<ShardCoverage> = fc
  .record({
    files: fc.dictionary(fc.constantFrom("a.c", "src/b.c", "c.c"), file),
    missing: fc.subarray(["gone.c", "lost.c"]),
  })
  .map(({ files, missing }) => ({ files: new Map(Object.entries(files)), missing }));

/** Shards of few names: the same name comes with the same content, and with another. */
const coverage: fc.Arbitrary<Coverage> = fc
  .dictionary(fc.constantFrom("1/3", "2/3", "3/3"), shard)
  .map((shards) => new Map(Object.entries(shards)));

const text = (value: Coverage) => writeCoverage(value);

describe("merging coverage", () => {
  it("gives the same in any order", () => {
    fc.assert(
      fc.property(coverage, coverage, (a, b) => {
        expect(text(mergeCoverage(a, b))).toBe(text(mergeCoverage(b, a)));
      }),
    );
  });

  it("gives the same in any grouping", () => {
    fc.assert(
      fc.property(coverage, coverage, coverage, (a, b, c) => {
        expect(text(mergeCoverage(mergeCoverage(a, b), c))).toBe(text(mergeCoverage(a, mergeCoverage(b, c))));
      }),
    );
  });

  it("changes nothing when done again", () => {
    fc.assert(
      fc.property(coverage, coverage, (a, b) => {
        const once = mergeCoverage(a, b);
        for (const again of [a, b, once]) expect(text(mergeCoverage(once, again))).toBe(text(once));
        expect(text(mergeCoverage(a, a))).toBe(text(a));
      }),
    );
  });

  it("keeps what it merges apart: a document that was read merges as what was written", () => {
    fc.assert(
      fc.property(coverage, coverage, (a, b) => {
        expect(text(readCoverage(text(a), "coverage.json"))).toBe(text(a));
        const reread = mergeCoverage(readCoverage(text(a), "a"), readCoverage(text(b), "b"));
        expect(text(reread)).toBe(text(mergeCoverage(a, b)));
      }),
    );
  });

  it("leaves what it is given as it was", () => {
    fc.assert(
      fc.property(coverage, coverage, (a, b) => {
        const before = [text(a), text(b)];
        sumCoverage(mergeCoverage(a, b));
        expect([text(a), text(b)]).toEqual(before);
      }),
    );
  });
});

describe("the sum of shards", () => {
  const of = (id: string, made: FileCoverage, missing: string[] = []): Coverage =>
    new Map([[id, { files: new Map([["a.c", made]]), missing }]]);

  it("adds the counters of a line, of which the largest counts", () => {
    const one = { ...emptyFile(), lines: new Map([[3, [2, 0]]]) };
    const two = { ...emptyFile(), lines: new Map([[3, [0, 3]]]) };
    expect(hitsByLine(mergeCoverage(of("1", one), of("2", two)))).toEqual({ "a.c": { 3: 3 } });
  });

  it("takes a branch that one of them leaves to be understood for as often run as its line", () => {
    const told = {
      ...emptyFile(),
      lines: new Map([[3, 1]]),
      branches: new Map([["3:0", { line: 3, hits: [0], implied: true }]]),
    };
    const silent = { ...emptyFile(), lines: new Map([[3, 4]]) };
    const { files } = sumCoverage(mergeCoverage(of("1", told), of("2", silent)));
    expect(files.get("a.c")?.branches.get("3:0")?.hits).toEqual([4]);
  });

  it("does not miss a source that one of them found", () => {
    const merged = mergeCoverage(of("1", emptyFile()), new Map([["2", { files: new Map(), missing: ["a.c", "b.c"] }]]));
    expect(sumCoverage(merged).missing).toEqual(["b.c"]);
  });

  it("holds counts that JSON can hold", () => {
    const most = { ...emptyFile(), lines: new Map([[1, Number.MAX_SAFE_INTEGER]]) };
    const merged = mergeCoverage(of("1", most), of("2", most));
    expect(() => readCoverage(writeCoverage(merged), "coverage.json")).not.toThrow();
  });
});

describe("coverage.json", () => {
  it.each([
    ["no JSON", "{", "this is not JSON"],
    ["another version", '{"schema_version":"2"}', "not coverage of schema version 1: schema_version"],
    [
      "line 0",
      writeCoverage(new Map()).replace(
        '"files":[]',
        '"files":[{"path":"a","lines":[[0,1]],"functions":[],"branches":[]}]',
      ),
      "files.0.lines",
    ],
  ])("is refused with %s", (_what, document, says) => {
    expect(() => readCoverage(document, "shard-1/coverage.json")).toThrow(says);
    expect(() => readCoverage(document, "shard-1/coverage.json")).toThrow("shard-1/coverage.json: ");
  });
});
