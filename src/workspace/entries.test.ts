import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listEntries } from "./entries.js";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "entries-"));
  mkdirSync(join(dir, "node_modules"));
  writeFileSync(join(dir, "node_modules/large"), "x".repeat(5000));
  writeFileSync(join(dir, "small"), "x");
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe("listEntries", () => {
  it.each([
    ["bytes", { entries: 100, bytes: 4096 }],
    ["entries", { entries: 1, bytes: 1e9 }],
  ])("refuses a project with too many %s, and names what takes the most", (_, most) => {
    expect(() => listEntries(dir, new Set(), most)).toThrow(
      expect.objectContaining({ kind: "ConfigInvalid", message: expect.stringContaining("node_modules (1 MiB") }),
    );
  });

  it("counts only what is not left out", () => {
    expect(listEntries(dir, new Set(["node_modules"]), { entries: 10, bytes: 100 })).toEqual([
      { path: "small", kind: "file" },
    ]);
  });
});
