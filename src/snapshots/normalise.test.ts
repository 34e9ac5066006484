import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseSnapshot } from "./normalise.js";

describe("normaliseSnapshot", () => {
  it.each([
    ["at 2026-11-22T10:00:00.123Z", "at [TIME]"],
    ["at 2026-11-22 10:00:00,5 +0100 x", "at [TIME] x"],
    ["Sun, 22 Nov 2026 00:38:33 +0000", "[TIME]"],
    ["Sun Nov 22 00:38:33 UTC 2026", "[TIME]"],
    ["[10:03:22] started", "[[TIME]] started"],
    ["<timestamp>", "[TIME]"],
    ["finished in 1.25s", "finished in [DURATION]"],
    ["took 12 ms, then 3 minutes", "took [DURATION], then [DURATION]"],
    ["id 123e4567-e89b-12d3-a456-426614174000", "id [ID]"],
    ["commit 2fd4e1c67a2d28fced849ee1bb76e7391b93eb12", "commit [ID]"],
    ["log in /tmp/widget.a8XkQ2", "log in [PATH]"],
    ["log in /tmp/tmpab12cd_e/x", "log in [PATH]/x"],
  ])("%j becomes %j", (text, expected) => {
    expect(normaliseSnapshot(text)).toBe(expected);
    expect(normaliseSnapshot(expected)).toBe(expected);
  });

  it.each([
    "version 1.2.3",
    "10 files, 2 errors",
    "/tmp/report.txt",
    "port 8080:80",
    "12345678",
    "s-3s",
    "/tmp/my-widget",
  ])("%j stays as it is", (text) => {
    expect(normaliseSnapshot(text)).toBe(text);
  });

  it("takes out what patterns of the user's own match, by their name, and nothing that is a name already", () => {
    const redactions = { kinds: [], patterns: { BUILD_ID: "build-\\d+", ANY: "[A-Z]{2,}" } };
    expect(normaliseSnapshot("build-17 at 10:00:00 XY [TIME]", [], redactions)).toBe(
      "[BUILD_ID] at 10:00:00 [ANY] [TIME]",
    );
  });

  it("takes out only the kinds that are asked for", () => {
    expect(normaliseSnapshot("10:00:00 took 5 ms", [], { kinds: ["times"], patterns: {} })).toBe("[TIME] took 5 ms");
  });

  it("changes nothing the second time", () => {
    const part = fc.constantFrom("10:00:00", " ", "5 ms", "/tmp/tmp.aB3dE5fG", "x", "[TIME]", "\n", "3s", "-", "[..]");
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const once = normaliseSnapshot(parts.join(""));
        expect(normaliseSnapshot(once)).toBe(once);
      }),
    );
  });
});
