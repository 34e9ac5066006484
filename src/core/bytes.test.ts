import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatBytes, parseBytes } from "./bytes.js";

describe("parseBytes", () => {
  it.each([
    ["4096", 4096],
    ["4KB", 4096],
    ["4KiB", 4096],
    ["64k", 65_536],
    ["1MiB", 1_048_576],
    ["100MB", 104_857_600],
    [" 1.5 GB ", 1_610_612_736],
    ["0", 0],
    ["7b", 7],
  ])("reads %s", (text, bytes) => expect(parseBytes(text)).toBe(bytes));

  it.each(["", "KB", "-1", "1.3", "1XB", "1 M B", "1e3", "9999999TB", "0x10"])("refuses %j", (text) => {
    expect(parseBytes(text)).toBeNull();
  });

  it("reads back what formatBytes writes", () => {
    fc.assert(fc.property(fc.nat({ max: 2 ** 50 }), (bytes) => parseBytes(formatBytes(bytes)) === bytes));
  });
});
