import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MarkerScanner, type Readings } from "./marker.js";

const NONCE = "0123456789abcdef0123456789abcdef";
const marker = (fields: string) => Buffer.from(`\x1e${NONCE} ${fields}\x1e\n`);

function scan(chunks: readonly Buffer[]): { parts: string[]; markers: Readings[] } {
  const parts: string[] = [""];
  const markers: Readings[] = [];
  const scanner = new MarkerScanner(
    NONCE,
    (chunk) => {
      parts[parts.length - 1] += chunk.toString("latin1");
    },
    (readings) => {
      markers.push(readings);
      parts.push("");
    },
  );
  for (const chunk of chunks) scanner.write(chunk);
  scanner.end();
  return { parts, markers };
}

function split(whole: Buffer, sizes: readonly number[]): Buffer[] {
  const chunks: Buffer[] = [];
  let at = 0;
  for (const size of sizes) {
    chunks.push(whole.subarray(at, at + size));
    at += size;
  }
  return [...chunks, whole.subarray(at)];
}

describe("MarkerScanner", () => {
  it("reads every field of a marker", () => {
    const { markers } = scan([marker("7 1000 4096 2048 0 5000 9000 1 1")]);
    expect(markers).toEqual([
      {
        exitCode: 7,
        cpuNs: 4000,
        peakBefore: 4096,
        peakAfter: 9000,
        usageBefore: 2048,
        oomKills: 1,
        artifactsLeft: true,
      },
    ]);
  });

  it("takes readings that the kernel does not offer for unknown", () => {
    const { markers } = scan([marker("0 - - - - - - - 0")]);
    expect(markers[0]).toMatchObject({
      exitCode: 0,
      cpuNs: null,
      peakAfter: null,
      oomKills: null,
      artifactsLeft: false,
    });
  });

  it("gives back exactly the bytes between markers, however the stream is cut", () => {
    // Bytes that look like the beginning of a marker are the hard part.
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 40 }).map((b) => Buffer.from(b)),
      fc
        .constantFrom("\x1e", `\x1e${NONCE}`, `\x1e${NONCE.slice(0, 9)}`, "\x1e\n")
        .map((text) => Buffer.from(text, "latin1")),
    );
    const output = fc
      .array(bytes, { maxLength: 6 })
      .map((list) => Buffer.concat(list))
      // A step that knew the nonce could write a marker of its own.
      .filter((all) => !all.includes(`\x1e${NONCE} `));
    fc.assert(
      fc.property(
        fc.array(output, { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 0, max: 30 })),
        (outputs, sizes) => {
          const whole = Buffer.concat(outputs.flatMap((each) => [each, marker("0 - - - - - - - 0")]));
          const { parts, markers } = scan(split(whole, sizes));
          expect(markers).toHaveLength(outputs.length);
          expect(parts).toEqual([...outputs.map((each) => each.toString("latin1")), ""]);
        },
      ),
    );
  });

  it("does not fall for a marker with another nonce", () => {
    const forged = Buffer.from(`\x1e${"f".repeat(32)} 0 - - - - - - - 0\x1e\n`);
    expect(scan([forged])).toEqual({ parts: [forged.toString("latin1")], markers: [] });
  });
});
