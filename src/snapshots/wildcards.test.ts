import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareWithSnapshot, matchesSnapshot, updatedSnapshot } from "./wildcards.js";

describe("matchesSnapshot", () => {
  it.each<[string, string, boolean]>([
    ["a\nb\n", "a\nb\n", true],
    ["a\nb\n", "a\nb", false],
    ["took [..] ms", "took 12 ms", true],
    ["took [..] ms", "took  ms", true],
    ["took [..] ms", "took 12 s", false],
    ["[..]-[..]", "a-b-c", true],
    ["a[..]a", "a", false],
    ["a[..]", "a\nb", false],
    ["start\n...\nend\n", "start\n1\n2\nend\n", true],
    ["start\n...\nend\n", "start\nend\n", true],
    ["start\n...\nend\n", "start\n1\nend\nmore\n", false],
    ["...\nend\n", "1\nend\nend\n", true],
    ["start\n...\n", "start\n1\n2\n", true],
    ["start\n...", "start", true],
    ["start\n...\n", "start\nno line end", true],
    ["...\nb\n", "a\nb", false],
    ["start\n...\n", "other\n", false],
    ["...", "", true],
    ["...\nb\n...\nd\n...", "a\nb\nc\nd\ne", true],
    ["...\nd\n...\nb\n...", "a\nb\nc\nd\ne", false],
  ])("%j on %j is %s", (stored, text, expected) => {
    expect(matchesSnapshot(stored, text)).toBe(expected);
  });
});

const line = fc.constantFrom("a", "b", "...", "x [..] y", "x 1 y", "");
const text = fc.array(fc.constantFrom("a", "b", "x 1 y", "x 2 y", "")).map((lines) => lines.join("\n"));

describe("updatedSnapshot", () => {
  it("keeps wildcards that still match around what changed", () => {
    const stored = "version [..]\n...\nold line\nend\n";
    expect(updatedSnapshot(stored, "version 2\n1\n2\nnew line\nend\n")).toBe("version [..]\n...\nend\n");
    expect(updatedSnapshot("took [..] ms\nold\n", "took 5 ms\nnew\n")).toBe("took [..] ms\nnew\n");
  });

  it.each([
    ["took [..] ms", "took 5 seconds", "took [..] seconds"],
    ["[..] of [..] files copied", "3 of 4 files moved", "[..] of [..] files moved"],
    ["pid [..], port [..]", "pid 7, port 80 (tcp)", "pid [..], port [..]"],
    ["took [..] ms", "nothing alike", "nothing alike"],
  ])("lets a changed line take over the wildcards: %j, now %j, becomes %j", (stored, text, expected) => {
    expect(updatedSnapshot(`${stored}\n`, `${text}\n`)).toBe(`${expected}\n`);
  });

  it("never destroys a wildcard whose line is still there in other words", () => {
    const word = fc.constantFrom("alpha", "beta", "gamma", "delta");
    fc.assert(
      fc.property(word, word, word, fc.nat(), (first, second, other, value) => {
        const updated = updatedSnapshot(`${first} [..] ${second}\n...\nend\n`, `${first} ${value} ${other}\nx\nend\n`);
        expect(updated.split("\n")[0]).toContain("[..]");
        expect(updated).toContain("\n...\nend");
        expect(matchesSnapshot(updated, `${first} ${value + 1} ${other}\ny\nz\nend\n`)).toBe(true);
      }),
    );
  });

  it("always matches the text it was made for, and leaves one that matched without wildcards equal to it", () => {
    fc.assert(
      fc.property(fc.array(line), text, (stored, actual) => {
        expect(matchesSnapshot(updatedSnapshot(stored.join("\n"), actual), actual)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(text, text, (stored, actual) => {
        expect(updatedSnapshot(stored, actual)).toBe(actual);
      }),
    );
  });
});

describe("compareWithSnapshot", () => {
  it("counts what a wildcard covers as the same", () => {
    const changes = compareWithSnapshot("a\n...\nd [..]\ne", "a\n1\n2\nd 5\nf");
    expect(changes.filter(({ kind }) => kind !== "same")).toEqual([
      { kind: "removed", expected: "e" },
      { kind: "added", actual: "f" },
    ]);
  });
});
