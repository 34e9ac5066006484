import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance, nearest, nearestOf } from "./nearest.js";

describe("editDistance", () => {
  it.each([
    ["", "abc", 3],
    ["kitten", "sitting", 3],
    ["dokcer", "docker", 1],
    ["same", "same", 0],
  ])("from %j to %j is %i", (a, b, distance) => expect(editDistance(a, b)).toBe(distance));

  it("is symmetric, and zero for equal words only", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
    );
  });
});

describe("nearest", () => {
  it("finds what was meant", () => {
    const keys = ["timeout_ms", "seed", "max_output", "default_backend"];
    expect(nearest("timeout", keys)).toBe("timeout_ms");
    expect(nearest("MAX-OUTPUT", keys)).toBe("max_output");
    expect(nearest("default_backnd", keys)).toBe("default_backend");
  });

  it("suggests nothing for what is far from everything", () => {
    expect(nearest("zzz", ["seed", "image"])).toBeNull();
    expect(nearest("x", [])).toBeNull();
  });

  it("lists the nearest first, each once, ties by name", () => {
    expect(nearestOf("build", ["build b", "built", "bulid", "build b", "other"])).toEqual([
      "build b",
      "built",
      "bulid",
    ]);
  });
});
