import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CleanroomError } from "./errors.js";
import { compilePattern, patternProblem } from "./pattern.js";

describe("compilePattern", () => {
  it.each<[string, string, boolean]>([
    ["USAGE(?s).*OPTIONS", "USAGE\n  x\nOPTIONS", true],
    ["USAGE.*OPTIONS", "USAGE\n  x\nOPTIONS", false],
    ["(?s)a.b", "a\nb", true],
    ["a.b(?s)c.d", "a\nbc\nd", false],
    ["a(?s:.)b.c", "a\nb\nc", false],
    ["a(?s:.)b.c", "a\nbxc", true],
    ["((?s)a.)b.", "a\nb\n", false],
    ["(?s)a.b(?-s)c.d", "a\nbc\nd", false],
    ["(?i)hello", "HeLLo", true],
    ["he(?i)llo", "heLLO", true],
    ["he(?i)llo", "HELLO", false],
    ["(?i:he)llo", "HEllo", true],
    ["(?i:he)llo", "HELLO", false],
    ["x(?i)[a-c]+$", "xABC", true],
    ["x(?i)[^a]$", "xA", false],
    ["(?i)ÄÖ", "äö", true],
    ["(?m)^b$", "a\nb\nc", true],
    ["^b$", "a\nb\nc", false],
    ["a\\n(?m)^b$", "a\nb\nc", true],
    ["\\Aab\\z", "ab", true],
    ["(?m)\\Ab", "a\nb", false],
    ["(?P<year>\\d{4})-(?P=year)", "2026-2026", true],
    ["[[:alpha:]]+_[[:digit:]]", "ab_1", true],
    ["[[:alpha:]]_", "1_", false],
    ['a\\-b\\ c\\:\\"', 'a-b c:"', true],
    ['{"a": {}}', '{"a": {}}', true],
    ["x{2,3}y", "xxy", true],
    ["[\\]\\-]+", "]-", true],
    ["\\p{Lu}", "É", true],
    ["\\x{1F600}", "😀", true],
    ["^.$", "😀", true],
    ["warning: .*", "a\nwarning: unused\n", true],
    ["\\bfoo\\b", "a foo b", true],
    ["(?:a|b)(?=c)(?!d)(?<=b)c", "bc", true],
  ])("%s on %j is %s", (pattern, text, expected) => {
    expect(compilePattern(pattern).test(text)).toBe(expected);
  });

  it.each(["(a", "a)", "[a", "*", "(?x) a", "a{3,1}", "[[:nope:]]"])(
    "refuses %s as ConfigInvalid, naming it",
    (pattern) => {
      expect(() => compilePattern(pattern)).toThrow(CleanroomError);
      expect(patternProblem(pattern)).toContain(pattern);
    },
  );

  it("finds any text that is escaped for it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const escaped = text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
        expect(compilePattern(escaped).test(`<${text}>`)).toBe(true);
        expect(compilePattern(`(?s)^<${escaped}>$`).test(`<${text}>`)).toBe(true);
      }),
    );
  });

  it("throws nothing but ConfigInvalid, whatever it is given", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."(?[]{}\\^$.*+|-:sim<>=!P1a") }), (pattern) => {
        try {
          compilePattern(pattern);
        } catch (error) {
          expect(error).toBeInstanceOf(CleanroomError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
