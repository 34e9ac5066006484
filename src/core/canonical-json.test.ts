import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.js";

test("keys are sorted by code units at every depth, numbers and texts written as RFC 8785 says", () => {
  const value = { "\u20ac": 1, b: [1e21, 0.1, -0, { z: null, a: true }], "": "\u000f\n\u00e9", gone: undefined };
  expect(canonicalJson(value)).toBe('{"":"\\u000f\\né","b":[1e+21,0.1,0,{"a":true,"z":null}],"€":1}');
});

test("what JSON cannot hold is refused", () => {
  expect(() => canonicalJson({ n: Number.NaN })).toThrow("JSON cannot hold");
  expect(() => canonicalJson(undefined)).toThrow("JSON cannot hold");
});
