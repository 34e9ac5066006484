import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchesGlob } from "./glob.js";

describe("matchesGlob", () => {
  it.each([
    ["*", "", true],
    ["Build*", "Build process", true],
    ["build*", "Build process", false],
    ["*process", "Build process", true],
    ["B?ild*", "Build/x y", true],
    ["?", "é", true],
    ["?", "🎉", true],
    ["a", "ab", false],
    ["", "a", false],
    ["what?*", "what?*", true],
    ["a.c", "abc", false],
  ])("%j on %j is %s", (glob, name, matches) => expect(matchesGlob(glob, name)).toBe(matches));

  it("agrees with the regular expression that says the same", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", ".", "*", "?"), maxLength: 8 });
    fc.assert(
      fc.property(text, text, (glob, name) => {
        const pattern = [...glob].map((char) => ({ "*": "[^]*", "?": "[^]", ".": "\\." })[char] ?? char).join("");
        expect(matchesGlob(glob, name)).toBe(new RegExp(`^${pattern}$`).test(name));
      }),
      { numRuns: 500 },
    );
  });

  it("does not blow up on many stars", () => {
    expect(matchesGlob(`${"*a".repeat(200)}b`, "a".repeat(5000))).toBe(false);
  });
});
