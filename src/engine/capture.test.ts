import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Redactor } from "../redaction/redactor.js";
import { Capture, describeStream, TRUNCATED } from "./capture.js";

const SECRET = "hunter2-hunter2";

function capture(chunks: readonly Buffer[], limit: number, secrets: readonly string[] = []) {
  const stream = new Capture(new Redactor(secrets), limit);
  for (const chunk of chunks) stream.write(chunk);
  return stream.end();
}

describe("Capture", () => {
  it("keeps a stream that fits byte for byte, and cuts a longer one to exactly the limit", () => {
    const chunks = fc.array(
      fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes)),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(chunks, fc.integer({ min: TRUNCATED.length, max: 300 }), (list, limit) => {
        const whole = Buffer.concat(list);
        const { bytes, truncated } = capture(list, limit);
        expect(truncated).toBe(whole.length > limit);
        if (!truncated) expect(bytes.equals(whole)).toBe(true);
        else {
          expect(bytes.length).toBe(limit);
          expect(bytes.toString("latin1").endsWith(TRUNCATED)).toBe(true);
          expect(whole.subarray(0, limit - TRUNCATED.length).equals(bytes.subarray(0, limit - TRUNCATED.length))).toBe(
            true,
          );
        }
      }),
    );
  });

  it("never keeps a part of a secret, wherever chunks and the limit cut it", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 11, max: 60 }),
        fc.integer({ min: 1, max: 9 }),
        (lead, limit, size) => {
          const whole = Buffer.from(`${"x".repeat(lead)}${SECRET}${"y".repeat(20)}`);
          const chunks = Array.from({ length: Math.ceil(whole.length / size) }, (_, i) =>
            whole.subarray(i * size, (i + 1) * size),
          );
          const text = capture(chunks, limit, [SECRET]).bytes.toString();
          expect(text).not.toContain(SECRET.slice(0, 4));
        },
      ),
    );
  });

  it("is described by what was kept", () => {
    expect(describeStream(capture([Buffer.from("hello")], 100))).toEqual({
      bytes: 5,
      sha256: "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
      truncated: false,
    });
  });
});
