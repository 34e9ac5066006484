import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CleanroomError } from "../core/errors.js";
import { type Selection, selectScenarios } from "./select.js";
import { isInShard, parseShard } from "./shard.js";

const ALL = [
  { name: "Build process", tags: ["smoke"] },
  { name: "Build docs", tags: ["@slow"] },
  { name: "Test", tags: ["smoke", "slow"] },
];
const select = (selection: Partial<Selection>) =>
  selectScenarios(ALL, { scenarios: [], tags: null, shard: null, ...selection }).map(({ name }) => name);

const failure = (selection: Partial<Selection>): CleanroomError => {
  try {
    select(selection);
  } catch (error) {
    if (error instanceof CleanroomError) return error;
  }
  throw new Error("expected a CleanroomError");
};

describe("selectScenarios", () => {
  it("selects by glob, tags and both, in the order of the file", () => {
    expect(select({})).toEqual(["Build process", "Build docs", "Test"]);
    expect(select({ scenarios: ["Test", "Build*"] })).toEqual(["Build process", "Build docs", "Test"]);
    expect(select({ scenarios: ["Build*"], tags: "@slow" })).toEqual(["Build docs"]);
    expect(select({ tags: "smoke and not slow" })).toEqual(["Build process"]);
    expect(select({ tags: " " })).toHaveLength(3);
  });

  it("says which names or tags there are where nothing is selected", () => {
    const glob = failure({ scenarios: ["Build*", "Buidl docs"] });
    expect(glob).toMatchObject({ kind: "ConfigInvalid", context: { nearest: ["Build docs", "Build process"] } });
    expect(glob.message).toBe('scenario "Buidl docs" selects none of 3 scenarios');
    expect(failure({ tags: "@windows" }).hint).toBe("Tags in use: @smoke, @slow.");
    expect(failure({ scenarios: ["zzzzzzzz"] }).hint).toBe("There are: Build process, Build docs, Test.");
  });

  it("may leave a shard empty", () => {
    const shards = [1, 2, 3, 4, 5].map((index) => select({ scenarios: ["Test"], shard: { index, total: 5 } }));
    expect(shards.flat()).toEqual(["Test"]);
    expect(failure({ shard: { index: 3, total: 2 } }).message).toContain('found "3/2"');
  });
});

describe("shards", () => {
  it("have every name exactly once, wherever else names come and go", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 20 }), (name, total) => {
        const owners = Array.from({ length: total }, (_, at) => isInShard(name, { index: at + 1, total }));
        expect(owners.filter(Boolean)).toHaveLength(1);
      }),
    );
  });

  it("are of about the same size", () => {
    const sizes = [1, 2, 3, 4].map(
      (index) =>
        Array.from({ length: 400 }, (_, n) => `scenario ${n}`).filter((name) => isInShard(name, { index, total: 4 }))
          .length,
    );
    for (const size of sizes) expect(size).toBeGreaterThan(60);
  });

  it.each(["0/2", "3/2", "1", "a/b", "1/0", "-1/2", "1.5/2"])("are not %j", (text) => {
    expect(() => parseShard(text)).toThrow(CleanroomError);
  });

  it("are read", () => expect(parseShard(" 2/3 ")).toEqual({ index: 2, total: 3 }));
});
