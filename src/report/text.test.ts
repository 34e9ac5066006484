import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRunnerLog } from "../ci/runner-log.test-support.js";
import { bytesText, commandText, countsText, durationText, inert, lastPart, oneLine, shorten } from "./text.js";

describe("texts of reports", () => {
  it.each([
    [0.25, "0.3 ms"],
    [850, "850 ms"],
    [1_204.5, "1.20 s"],
    [12_345, "12.3 s"],
    [245_000, "4 min 5 s"],
  ])("%d ms is %s", (ms, expected) => expect(durationText(ms)).toBe(expected));

  it.each([
    [512, "512 B"],
    [1_536, "1.5 KiB"],
    [12_582_912, "12 MiB"],
  ])("%d bytes are %s", (bytes, expected) => expect(bytesText(bytes)).toBe(expected));

  it("quotes what a shell would take apart", () => {
    expect(commandText(["build", "--out", "a b", ""])).toBe('build --out "a b" ""');
  });

  it("counts only what there is", () => {
    expect(countsText({ passed: 2, failed: 0, skipped: 1, error: 0 })).toBe("2 passed, 1 skipped");
    expect(countsText({ passed: 0, failed: 0, skipped: 0, error: 0 })).toBe("nothing ran");
  });

  it("keeps the end of a text within both limits, and says that it cut", () => {
    expect(lastPart("a\nb\nc\n", 2, 100)).toBe("… (the beginning is left out)\nb\nc");
    expect(lastPart("a\nb\n", 5, 100)).toBe("a\nb");
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.integer({ min: 1, max: 20 }), (text, limit) => {
        const body = lastPart(text, 5, limit).replace("… (the beginning is left out)\n", "");
        expect(body.length).toBeLessThanOrEqual(limit);
        expect(body.split("\n").length).toBeLessThanOrEqual(5);
        expect(oneLine(text, limit).length).toBeLessThanOrEqual(limit + 1);
        expect(oneLine(text)).not.toMatch(/[\n\r]/);
      }),
    );
  });

  it("leaves out the middle of a long line", () => {
    expect(shorten("short", 5)).toBe("short");
    expect(shorten(`begin ${"x".repeat(500)} end`, 30)).toMatch(/^begin x+ … x+ end$/);
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 100 }), fc.integer({ min: 9, max: 60 }), (text, width) => {
        const shown = shorten(text, width);
        expect(shown.length).toBeLessThanOrEqual(Math.max(width, 0));
        if (text.length <= width) expect(shown).toBe(text);
      }),
    );
  });
});

describe("inert", () => {
  const pieces = fc.constantFrom(
    ...["::error::x", "##[error]x", "::add-mask::a", "::stop-commands::t", "::endgroup::", "##vso[task.complete]x"],
    ...[":", "#", "[", "\n", "\r", "\r\n", " ", "\t", "\u0085", "\u2028", "\ufeff", "\u001b[0m", "\u200b", "text"],
  );

  it("leaves nothing that GitHub's runner or Azure's agent obeys, whatever stands around it", () => {
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const text = inert(parts.join(""));
        expect(readRunnerLog(text).commands).toEqual([]);
        expect(text).not.toMatch(/##(vso)?\[/);
        expect(inert(text)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it("leaves nothing that GitLab takes for a section", () => {
    expect(inert("section_start:1:x\r\u001b[0Kx")).toBe("section_start:1:x\nx");
  });

  it("leaves other text alone", () => {
    expect(inert("a::b\n  c: d # [e]\n")).toBe("a::b\n  c: d # [e]\n");
  });
});
