import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Redactor } from "./redactor.js";
import { MARKER, rejectionOf } from "./rejection.js";

const SECRET = "s3cr3t/+ABC \"quoted\" & <b> 'x' é$1";

/** How a program could print a secret; written with other means than the redactor's own. */
const ENCODERS: Record<string, (secret: string) => string> = {
  plain: (s) => s,
  base64: (s) => btoa(binary(s)),
  "base64 unpadded": (s) => btoa(binary(s)).replace(/=/g, ""),
  base64url: (s) => Buffer.from(s).toString("base64url"),
  hex: (s) => Buffer.from(s).toString("hex"),
  HEX: (s) => Buffer.from(s).toString("hex").toUpperCase(),
  encodeURIComponent: (s) => encodeURIComponent(s),
  encodeURI: (s) => encodeURI(s),
  "lower-case percent": (s) => encodeURIComponent(s).replace(/%../g, (e) => e.toLowerCase()),
  form: (s) => new URLSearchParams({ k: s }).toString().slice(2),
  json: (s) => JSON.stringify(s).slice(1, -1),
  "json in json": (s) => JSON.stringify(JSON.stringify(s).slice(1, -1)).slice(1, -1),
  "json ascii": (s) =>
    JSON.stringify(s)
      .slice(1, -1)
      .replace(/[^\0-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`),
  xml: (s) => s.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;"),
  "single quoted": (s) => s.replace(/'/g, "'\\''"),
};

function binary(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

/** A secret that the redactor takes on and that cannot be made anew by what stands around its marker. */
const secrets = fc
  .oneof(
    fc.string({ minLength: 4, maxLength: 40 }),
    fc.string({ minLength: 4, maxLength: 40, unit: "binary" }),
    fc.string({ minLength: 6, maxLength: 12, unit: fc.constantFrom("a", "b", "c") }),
    fc.base64String({ minLength: 8, maxLength: 200 }),
  )
  .filter(
    (s) => s.trim() === s && Buffer.from(s).toString() === s && rejectionOf(s) === null && !/[[\]]|^RED|TED$/.test(s),
  );

/** Cuts of a buffer, by relative positions. */
function chunksOf(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const at = [...cuts].map((cut) => Math.floor(cut * bytes.length)).sort((a, b) => a - b);
  return [0, ...at].map((from, index) => bytes.subarray(from, at[index] ?? bytes.length));
}

function stream(redactor: Redactor, chunks: readonly Buffer[]): Buffer {
  const out = redactor.stream();
  // Each chunk in memory that is wiped afterwards, as a reader that uses one buffer does.
  const written = chunks.map((chunk) => {
    const own = Buffer.from(chunk);
    const result = Buffer.from(out.write(own));
    own.fill(0x2a);
    return result;
  });
  return Buffer.concat([...written, out.end()]);
}

const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

describe("encodings", () => {
  test.each(Object.keys(ENCODERS))("%s is redacted", (name) => {
    const encoded = ENCODERS[name]?.(SECRET) ?? "";
    expect(new Redactor([SECRET]).text(`<${encoded}>`)).toMatch(/^<\[REDACTED\]=*>$/);
  });

  test.each([0, 1, 2, 3, 4])("base64 after %i other bytes is redacted", (before) => {
    const encoded = Buffer.from(`${"u".repeat(before)}${SECRET}:more`).toString("base64");
    const text = new Redactor([SECRET]).text(encoded);
    expect(text).toContain(MARKER);
    expect(Buffer.from(text, "base64").toString()).not.toContain("cr3t");
  });

  test("base64 and hex broken into lines by their encoders are redacted", () => {
    const long = Array.from({ length: 150 }, (_, n) => String.fromCharCode(33 + ((n * 37) % 90))).join("");
    const redactor = new Redactor([long]);
    const base64 = Buffer.from(long).toString("base64").replace(/.{76}/g, "$&\n");
    const hex = Buffer.from(long).toString("hex").replace(/.{60}/g, "$&\n");
    expect(redactor.text(base64)).toBe(MARKER);
    expect(redactor.text(hex)).toMatch(/^\[REDACTED\]\n?$/);
  });

  test("any secret in any encoding, cut anywhere, never comes out", () => {
    const encoders = fc.constantFrom(...Object.values(ENCODERS));
    fc.assert(
      fc.property(secrets, encoders, fc.string(), fc.string(), cuts, (secret, encode, before, after, at) => {
        const encoded = encode(secret);
        const bytes = Buffer.from(before + encoded + after);
        const redactor = new Redactor([secret]);
        const out = stream(redactor, chunksOf(bytes, at));
        expect(out.includes(secret)).toBe(false);
        expect(out.includes(encoded.replace(/=+$/, ""))).toBe(false);
        expect(out.includes(MARKER)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("streams", () => {
  test("a secret split at every position is found, and no part of it comes early", () => {
    const text = Buffer.from(`before ${SECRET} after`);
    for (let cut = 0; cut <= text.length; cut++) {
      const out = new Redactor([SECRET]).stream();
      const head = out.write(text.subarray(0, cut)).toString("latin1");
      expect("before [REDACTED] after".startsWith(head)).toBe(true);
      expect(head + out.write(text.subarray(cut)).toString() + out.end().toString()).toBe("before [REDACTED] after");
    }
  });

  test("chunking never changes the result", () => {
    const bytes = fc.string({ unit: fc.constantFrom("a", "b", "c", "x"), maxLength: 200 });
    const some = fc.array(fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 4, maxLength: 9 }));
    fc.assert(
      fc.property(bytes, some, cuts, (text, many, at) => {
        const redactor = new Redactor(many);
        const whole = Buffer.from(text);
        expect(stream(redactor, chunksOf(whole, at)).equals(redactor.bytes(whole))).toBe(true);
        const single = stream(
          redactor,
          Array.from(whole, (byte) => Buffer.from([byte])),
        );
        expect(single.equals(redactor.bytes(whole))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("agrees with a search one position at a time", () => {
    const letters = fc.constantFrom("a", "b", "c");
    const some = fc.array(fc.string({ unit: letters, minLength: 4, maxLength: 7 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 60 }), some, (text, many) => {
        const used = many.filter((secret) => rejectionOf(secret) === null);
        expect(new Redactor(many).text(text)).toBe(naively(text, used));
      }),
      { numRuns: 500 },
    );
  });

  test("bytes that are no UTF-8 pass untouched around a secret", () => {
    const noise = Buffer.from([0xff, 0xfe, 0x00, 0xc3, 0x28, 0x80]);
    const redacted = new Redactor(["hunter22"]).bytes(Buffer.concat([noise, Buffer.from("hunter22"), noise]));
    expect(redacted.equals(Buffer.concat([noise, Buffer.from(MARKER), noise]))).toBe(true);
  });

  test("output without a secret is unchanged", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), cuts, (bytes, at) => {
        const buffer = Buffer.from(bytes);
        expect(
          stream(new Redactor(["a-very-long-secret", "another secret"]), chunksOf(buffer, at)).equals(buffer),
        ).toBe(true);
      }),
    );
  });

  test("without secrets a chunk is handed through without a copy", () => {
    const chunk = Buffer.from("anything");
    expect(new Redactor([]).stream().write(chunk)).toBe(chunk);
    expect(new Redactor([]).text("anything")).toBe("anything");
  });

  test("the beginning of a secret that never ends comes out at the end", () => {
    const out = new Redactor(["hunter22"]).stream();
    expect(out.write(Buffer.from("say hunter")).toString()).toBe("say ");
    expect(out.end().toString()).toBe("hunter");
  });
});

/** Marks every position that an occurrence covers; occurrences that overlap share a marker. */
function naively(text: string, many: readonly string[]): string {
  let out = "";
  let covered = 0;
  for (let at = 0; at < text.length; at++) {
    const longest = Math.max(0, ...many.filter((secret) => text.startsWith(secret, at)).map((secret) => secret.length));
    if (longest > 0 && at >= covered) out += MARKER;
    covered = Math.max(covered, longest > 0 ? at + longest : 0);
    if (at >= covered) out += text[at];
  }
  return out;
}

describe("several secrets", () => {
  test("the longest of those that start together is taken", () => {
    expect(new Redactor(["token-1", "token-1-extended"]).text("x token-1-extended y token-1 z")).toBe(
      "x [REDACTED] y [REDACTED] z",
    );
  });

  test("overlapping ones leave nothing of either", () => {
    expect(new Redactor(["abcdef", "defghi"]).text("<abcdefghi>")).toBe("<[REDACTED]>");
  });

  test("a secret of several lines is found whole and line by line, its armour stays", () => {
    const key = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ\nQ2hhbmdlTWU1NTU1NTU\n-----END PRIVATE KEY-----\n";
    const redactor = new Redactor([key]);
    expect(redactor.text(`a\n${key}b`)).toBe("a\n[REDACTED]b");
    expect(redactor.text("> Q2hhbmdlTWU1NTU1NTU <")).toBe("> [REDACTED] <");
    expect(redactor.text(key.replaceAll("\n", "\r\n").trim())).toBe(MARKER);
    expect(redactor.text("-----BEGIN PRIVATE KEY-----")).toBe("-----BEGIN PRIVATE KEY-----");
  });

  test("a final line feed of a secret is not needed to find it", () => {
    expect(new Redactor(["hunter22\n"]).text("hunter22 hunter22\n.")).toBe("[REDACTED] [REDACTED].");
  });
});

describe("what cannot be redacted", () => {
  test.each(["abc", "true", "ROOT", "8080", "xxxxxxxx", "REDACTED", "test"])("%s is told and left alone", (secret) => {
    const redactor = new Redactor([secret]);
    expect(redactor.rejected).toEqual([{ length: secret.length, reason: expect.any(String) }]);
    expect(redactor.text(`<${secret}>`)).toBe(`<${secret}>`);
  });

  test("the reason does not tell a short secret", () => {
    expect(new Redactor(["pw7"]).rejected[0]?.reason).not.toContain("pw7");
  });

  test("empty values are no secrets", () => {
    expect(new Redactor(["", " \n"]).rejected).toEqual([]);
  });
});

describe("json", () => {
  test("texts and keys at any depth are redacted, other values stay", () => {
    const value = { "key hunter22": [1, true, null, { deep: "hunter22!" }], hunter22: "x", n: 12345678 };
    expect(new Redactor(["hunter22"]).json(value)).toEqual({
      "key [REDACTED]": [1, true, null, { deep: "[REDACTED]!" }],
      "[REDACTED]": "x",
      n: 12345678,
    });
  });

  test("keys that become the same all stay", () => {
    const redacted = new Redactor(["hunter22", "hunter33"]).json({ hunter22: 1, hunter33: 2 });
    expect(redacted).toEqual({ "[REDACTED]": 1, "[REDACTED]#2": 2 });
  });

  test("a key called __proto__ stays a key", () => {
    const redacted = new Redactor(["hunter22"]).json(JSON.parse('{"__proto__": {"a": "hunter22"}}'));
    expect(JSON.stringify(redacted)).toBe('{"__proto__":{"a":"[REDACTED]"}}');
  });

  test("shows what is held back of a stream that goes on", () => {
    const stream = new Redactor(["hunter2-long"]).stream();
    const first = stream.write(Buffer.from("ready hunter2-long and hunt"));
    expect(Buffer.concat([first, stream.peek()]).toString()).toBe("ready [REDACTED] and hunt");
    const second = stream.write(Buffer.from("er2-long"));
    expect(Buffer.concat([first, second, stream.end()]).toString()).toBe("ready [REDACTED] and [REDACTED]");
  });
});
