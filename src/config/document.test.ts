import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DocumentError } from "./document.js";
import { parseJsonDocument } from "./json-document.js";
import { parseTomlDocument } from "./toml-document.js";

const at = (document: ReturnType<typeof parseTomlDocument>, ...path: (string | number)[]) => {
  const { line, column } = document.locate(path);
  return `${line}:${column}`;
};

describe("parseTomlDocument", () => {
  it("has the values and the place of every key", () => {
    const text = `a.b = 1
t = { x = [1, { y = 2 }] }

[[list]]
  name = "one"
  [[list.inner]]
  k = 1
  [[list.inner]]
  k = 2
[[list]]
"quoted key" = true
[u.v]
`;
    const document = parseTomlDocument(text, "f.toml");
    expect(JSON.parse(JSON.stringify(document.value))).toEqual({
      a: { b: 1 },
      t: { x: [1, { y: 2 }] },
      list: [{ name: "one", inner: [{ k: 1 }, { k: 2 }] }, { "quoted key": true }],
      u: { v: {} },
    });
    expect(at(document, "a", "b")).toBe("1:3");
    expect(at(document, "t", "x", 1, "y")).toBe("2:17");
    expect(at(document, "list", 0)).toBe("4:1");
    expect(at(document, "list", 0, "inner", 1)).toBe("8:3");
    expect(at(document, "list", 0, "inner", 1, "k")).toBe("9:3");
    expect(at(document, "list", 1, "quoted key")).toBe("11:1");
    expect(at(document, "u", "v")).toBe("12:4");
    expect(at(document, "list", 1, "missing")).toBe("10:1");
    expect(document.locate([]).file).toBe("f.toml");
  });

  it("names the line that lacks a value, and what else is no TOML", () => {
    const place = (text: string) => {
      try {
        parseTomlDocument(text, "f");
      } catch (error) {
        if (error instanceof DocumentError) return `${error.location.line}:${error.location.column}`;
      }
      return null;
    };
    expect(place("a = 1\nb =\nc = 2\n")).toBe("2:4");
    expect(place("a = 1 b = 2\n")).toBe("1:7");
    expect(place("x = 01\n")).toBe("1:5");
  });

  it("takes __proto__ for a key like any other", () => {
    const { value } = parseTomlDocument("[__proto__]\npolluted = true\n", "f");
    expect(Object.keys(value as object)).toEqual(["__proto__"]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

describe("parseJsonDocument", () => {
  it("has what JSON.parse has, and places in it", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const parsed = parseJsonDocument(text, "f").value;
        expect(JSON.stringify(parsed)).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
    const document = parseJsonDocument('{\n  "a": [1,\n    {"b": 2}]\n}', "f");
    expect(at(document, "a", 1, "b")).toBe("3:6");
  });

  it.each([
    ["{ // no\n}", "1:3"],
    ['{"a": 1,\n}', "2:1"],
    ["", "1:1"],
  ])("refuses %j at %s", (text, place) => {
    expect(() => parseJsonDocument(text, "f")).toThrow(DocumentError);
    try {
      parseJsonDocument(text, "f");
    } catch (error) {
      const { line, column } = (error as DocumentError).location;
      expect(`${line}:${column}`).toBe(place);
    }
  });
});
