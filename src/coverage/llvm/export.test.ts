import { describe, expect, it } from "vitest";
import { hitsOf } from "../model.js";
import { LlvmExport } from "./export.js";

const DOCUMENT = {
  data: [
    {
      files: [
        {
          branches: [[1, 2, 3, 4, 5, 6, 0, 0, 4]],
          expansions: [{ branches: [], filenames: ["a]].c"] }],
          filename: 'a "x\\".c',
          segments: [
            [2, 1, 7, true, true, false],
            [3, 5, 0, true, true, false],
            [4, 1, 1.8e3, true, true, true],
            [6, 2, 0, false, false, false],
          ],
          summary: { lines: { percent: 1.5 } },
        },
      ],
      functions: [
        {
          branches: [[3, 5, 3, 9, 4, 3, 0, 0, 4]],
          count: 7,
          filenames: ['a "x\\".c'],
          name: 'a "x\\".c:work',
          regions: [
            [2, 1, 6, 2, 7, 0, 0, 0],
            [3, 5, 3, 9, 0, 0, 0, 0],
          ],
        },
      ],
      totals: { functions: { count: 1 } },
    },
  ],
  type: "llvm.coverage.json.export",
  version: "2.0.1",
};

function read(text: string, size: number) {
  const document = new LlvmExport();
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) document.write(bytes.subarray(at, at + size));
  return document.end();
}

const plain = JSON.stringify(DOCUMENT);

describe("what llvm-cov exports", () => {
  it.each([
    ["as it is printed", plain],
    ["with blanks", JSON.stringify(DOCUMENT, null, 2)],
  ])("is read %s, in pieces of any size", (_how, text) => {
    for (const size of [1, 7, 64, 100_000]) {
      const files = read(text, size);
      expect([...(files?.keys() ?? [])]).toEqual(['a "x\\".c']);
      const file = files?.get('a "x\\".c');
      expect([...(file?.lines ?? [])].map(([line, counters]) => [line, hitsOf(counters)])).toEqual([
        [2, 7],
        [3, 7],
        [4, 0],
        [5, 1800],
        [6, 1800],
      ]);
      expect(file?.functions).toEqual(new Map([["2:work", { name: "work", line: 2, hits: 7 }]]));
      expect(file?.branches).toEqual(new Map([["3:5-3:9", { line: 3, hits: [4, 3] }]]));
    }
  });

  it("is nothing where it was cut off, or is no JSON", () => {
    expect(read(plain.slice(0, -10), 64)).toBe(null);
    expect(read(plain.slice(0, 300), 64)).toBe(null);
    expect(read(plain.replace('"segments":[[2', '"segments":[[x'), 64)).toBe(null);
    expect(read(plain.replace('"count":7', '"count":oops'), 64)).toBe(null);
    expect(read("", 1)?.size).toBe(0);
  });
});
