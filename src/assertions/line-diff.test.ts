import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignLines, lineDiff } from "./line-diff.js";

const line = fc.constantFrom("a", "b", "c", "");

describe("alignLines", () => {
  it("gives both texts back, whatever they are", () => {
    fc.assert(
      fc.property(fc.array(line), fc.array(line), (expected, actual) => {
        const changes = alignLines(expected, actual);
        expect(changes.flatMap((change) => (change.kind === "added" ? [] : [change.expected]))).toEqual(expected);
        expect(changes.flatMap((change) => (change.kind === "removed" ? [] : [change.actual]))).toEqual(actual);
      }),
    );
  });

  it("finds nothing changed in equal texts, and little in similar ones", () => {
    fc.assert(
      fc.property(fc.array(line), fc.array(line), fc.constantFrom("X", "Y"), (before, after, extra) => {
        expect(alignLines(before, before).every((change) => change.kind === "same")).toBe(true);
        const changes = alignLines([...before, ...after], [...before, extra, ...after]);
        expect(changes.filter((change) => change.kind !== "same")).toHaveLength(1);
      }),
    );
  });

  it("compares very long texts as wholes", () => {
    const long = Array.from({ length: 3_000 }, (_, index) => `x${index}`);
    const other = long.map((text) => `${text}!`);
    expect(alignLines(long, other)).toHaveLength(6_000);
  });
});

describe("lineDiff", () => {
  it("shows changes with a few lines around them", () => {
    const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`);
    const text = lineDiff(lines.join("\n"), lines.join("\n").replace("line 20", "LINE 20"));
    expect(text).toContain("- line 20\n+ LINE 20");
    expect(text).toContain("  line 17");
    expect(text).not.toContain("line 16\n");
    expect(text).toContain("17 equal lines");
  });

  it("makes control characters visible", () => {
    expect(lineDiff("a", "a\r")).toContain("+ a\\r");
    expect(lineDiff("a", "\u001b[31ma")).toContain("+ \\u001b[31ma");
  });
});
