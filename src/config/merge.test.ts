import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeSources, nest } from "./merge.js";
import { type ConfigSource, keyedSource } from "./source.js";

const source = (name: string, value: Record<string, unknown>): ConfigSource =>
  keyedSource(
    "file",
    value,
    new Map(Object.keys(value).map((key) => [key, { kind: "file" as const, text: name, location: null }])),
  );

describe("mergeSources", () => {
  it("gives each key the value of the last source that has it", () => {
    const table = fc.dictionary(fc.constantFrom("seed", "image", "bin", "workdir"), fc.nat(), { maxKeys: 4 });
    fc.assert(
      fc.property(fc.array(table, { maxLength: 5 }), (tables) => {
        const merged = mergeSources(tables.map((value, index) => source(String(index), value)));
        expect(nest(merged)).toEqual(Object.assign({}, ...tables));
        for (const [key, { origin }] of merged) {
          expect(origin.text).toBe(String(tables.findLastIndex((value) => Object.hasOwn(value, key))));
        }
      }),
    );
  });

  it("merges env name by name, whatever the names are", () => {
    const env = fc.dictionary(fc.stringMatching(/^[A-Za-z_.][\w.-]*$/), fc.string());
    fc.assert(
      fc.property(env, env, (low, high) => {
        const merged = nest(mergeSources([source("a", { env: low }), source("b", { env: high })]));
        expect(Object.entries(merged["env"] ?? {}).sort()).toEqual(Object.entries({ ...low, ...high }).sort());
      }),
    );
  });

  it("replaces lists and policies whole", () => {
    const merged = mergeSources([
      source("a", { workspace: { exclude: ["a"] }, policies: { p: { net: "full", fs: "writable" } } }),
      source("b", { workspace: { exclude: ["b"] }, policies: { p: { fs: "read_only" } } }),
    ]);
    expect(nest(merged)).toEqual({ workspace: { exclude: ["b"] }, policies: { p: { fs: "read_only" } } });
  });
});
