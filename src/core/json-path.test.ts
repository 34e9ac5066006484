import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonPathProblem, selectJson } from "./json-path.js";

const STORE = {
  store: { book: [{ title: "A", price: 8 }, { title: "B", price: 12 }, { title: "C" }], bicycle: { price: 399 } },
  "a.b": { "it's": 1, 'say "x"': 2 },
  list: [0, 1, 2, 3, 4],
};

describe("selectJson", () => {
  it.each<[string, unknown[]]>([
    ["$", [STORE]],
    ["$.store.book[0].title", ["A"]],
    ["$['store']['book'][1]['title']", ["B"]],
    ['$["a.b"]["it\'s"]', [1]],
    ["$['a.b']['it\\'s']", [1]],
    ["$['a.b']['say \"x\"']", [2]],
    ["$.store.book[-1].title", ["C"]],
    ["$.store.book[*].title", ["A", "B", "C"]],
    ["$..price", [399, 8, 12]],
    ["$.list[1:3]", [1, 2]],
    ["$.list[::-2]", [4, 2, 0]],
    ["$.list[-2:]", [3, 4]],
    ["$.list[3:0:-1]", [3, 2, 1]],
    ["$.list[::0]", []],
    ["$.list[0, 2 ,4]", [0, 2, 4]],
    ["$.list[10]", []],
    ["$.list.length", []],
    ["$.store.book.title", []],
    ["$.toString", []],
    ["$.store.*.price", [399]],
  ])("%s", (path, expected) => {
    // RFC 9535 leaves the order of an object's descendants open.
    const { values } = selectJson(STORE, path);
    expect(path.includes("..") ? new Set(values) : values).toEqual(path.includes("..") ? new Set(expected) : expected);
  });

  it("tells whether a path can select one value only", () => {
    expect(["$", "$.a[0]['b']"].map((path) => selectJson({}, path).singular)).toEqual([true, true]);
    expect(["$.*", "$..a", "$[0:1]", "$[0,1]"].map((path) => selectJson({}, path).singular)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it.each(["", "a", "$.", "$[", "$[0", "$[]", "$.a b", "$[?@.x]", "$['a]"])("refuses %j, saying where", (path) => {
    expect(jsonPathProblem(path)).toMatch(/is not a JSONPath: .* at ".*" \(column \d+\)/);
  });

  it("finds every value under its own keys", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.jsonValue(), (key, value) => {
        const plain = JSON.parse(JSON.stringify(value)) as unknown;
        expect(selectJson(JSON.parse(JSON.stringify({ [key]: plain })), `$[${JSON.stringify(key)}]`).values).toEqual([
          plain,
        ]);
      }),
    );
  });
});
