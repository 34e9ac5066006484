import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDemux } from "./demux.js";

function frame(type: number, payload: Uint8Array): Buffer {
  const header = Buffer.alloc(8);
  header[0] = type;
  header.writeUInt32BE(payload.length, 4);
  return Buffer.concat([header, payload]);
}

function collect(): { out: Buffer[]; err: Buffer[]; demux: ReturnType<typeof createDemux> } {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  return { out, err, demux: createDemux({ stdout: (c) => out.push(c), stderr: (c) => err.push(c) }) };
}

describe("createDemux", () => {
  it("separates the streams byte for byte wherever the stream is cut", () => {
    const frames = fc.array(fc.record({ type: fc.constantFrom(1, 2), payload: fc.uint8Array({ maxLength: 40 }) }));
    const cuts = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 });
    fc.assert(
      fc.property(frames, cuts, (list, sizes) => {
        const wire = Buffer.concat(list.map((f) => frame(f.type, f.payload)));
        const { out, err, demux } = collect();
        for (let at = 0, i = 0; at < wire.length; i++) {
          const size = sizes[i % sizes.length] ?? 1;
          demux.push(wire.subarray(at, at + size));
          at += size;
        }
        const expected = (type: number) => Buffer.concat(list.filter((f) => f.type === type).map((f) => f.payload));
        expect(Buffer.concat(out).equals(expected(1))).toBe(true);
        expect(Buffer.concat(err).equals(expected(2))).toBe(true);
        expect(demux.atBoundary()).toBe(true);
      }),
    );
  });

  it("knows a stream that ended inside a frame", () => {
    const { demux } = collect();
    demux.push(frame(1, Buffer.from("hello")).subarray(0, 10));
    expect(demux.atBoundary()).toBe(false);
  });

  it("passes payload on without copying it", () => {
    const { out, demux } = collect();
    const wire = frame(1, Buffer.from("payload"));
    demux.push(wire);
    expect(out[0]?.buffer).toBe(wire.buffer);
  });

  it("refuses a stream that is not multiplexed", () => {
    const { demux } = collect();
    expect(() => demux.push(Buffer.from("plain text output"))).toThrow(/not multiplexed/);
  });
});
