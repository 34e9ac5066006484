import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { gzip } from "./gzip.js";
import { byPath } from "./layout.js";
import { key, partsOf, repack, type Sealed, seal, withMember, writeChecksum } from "./sample-bundle.test-support.js";
import { packTar } from "./tar.js";
import { verifyBytes } from "./verify.js";

let sealed: Sealed;
beforeAll(async () => {
  sealed = await seal("run-1", key);
});

describe("the archive", () => {
  const problems = async (bytes: Buffer, maxBytes?: number) => {
    const verification = await verifyBytes(bytes, maxBytes === undefined ? {} : { maxBytes });
    expect(partsOf(verification)).toContain("archive");
    return verification.problems.map(({ problem }) => problem).join("\n");
  };

  test("cut short at any length is caught", { timeout: 60_000 }, async () => {
    for (let length = 0; length < sealed.bytes.length; length += 9) {
      expect((await verifyBytes(sealed.bytes.subarray(0, length))).ok).toBe(false);
    }
    expect(await problems(sealed.bytes.subarray(0, -3))).toContain("truncated");
    expect(await problems(sealed.bytes.subarray(0, 400))).toContain("truncated");
  });

  test("with anything after its end is caught, another gzip member too", async () => {
    for (const trailing of [Buffer.from([0]), gzipSync(""), gzipSync("x"), sealed.bytes]) {
      expect(await problems(Buffer.concat([sealed.bytes, trailing]))).toContain("after the end of the gzip data");
    }
  });

  test("compressed by somebody else is caught, with the same content", async () => {
    expect(await problems(gzipSync(await packTar(sealed.members), { level: 1 }))).toContain("gzip header");
  });

  test("that unpacks to more than the limit is not unpacked", async () => {
    expect(await problems(gzip(Buffer.alloc(1 << 20)), 1 << 16)).toContain("unpacks to more than 65536 bytes");
  });

  test.each(["../evil", "/etc/passwd", "a/../../b", "C:evil", "a\\..\\b", "./a"])(
    "with the path %s is refused",
    async (path) => {
      const members = [...sealed.members, { path, bytes: Buffer.from("x") }].sort(byPath);
      expect((await verifyBytes(await repack(members))).problems).toContainEqual({
        part: path,
        problem: "has a path that leads out of the folder it is unpacked to",
      });
    },
  );

  test.each([
    ["1", "link"],
    ["2", "symlink"],
    ["5", "directory"],
    ["6", "fifo"],
  ])("with an entry of tar type %s (%s) is refused", async (flag, type) => {
    const tar = await packTar([{ path: "evil", bytes: Buffer.alloc(0) }]);
    tar.write(flag, 156);
    writeChecksum(tar);
    const whole = Buffer.concat([tar.subarray(0, 512), await packTar(sealed.members)]);
    expect((await verifyBytes(gzip(whole))).problems).toContainEqual({
      part: "evil",
      problem: `is a ${type}: a bundle holds plain files only`,
    });
  });

  test("names in it cannot write to the terminal", async () => {
    const members = [...sealed.members, { path: "a\n::error::\u001b[31m", bytes: Buffer.from("x") }].sort(byPath);
    expect(partsOf(await verifyBytes(await repack(members)))).toEqual(["a\\u000a::error::\\u001b[31m"]);
  });
});

describe("anything at all", () => {
  test("random bytes are a problem, never an exception", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        expect((await verifyBytes(Buffer.from(bytes))).ok).toBe(false);
        expect((await verifyBytes(gzip(bytes))).ok).toBe(false);
      }),
    );
  });

  test("any mutation of the tar is a problem, never an exception", { timeout: 60_000 }, async () => {
    const tar = await packTar(sealed.members);
    const at = fc.nat({ max: tar.length - 1 });
    const mutation = fc.tuple(at, at, fc.nat({ max: 600 }), fc.constantFrom("noise", "cut", "copy", "swap"));
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
        let changed = Buffer.from(tar);
        for (const [from, to, length, kind] of mutations) {
          const piece = changed.subarray(from, from + length);
          if (kind === "noise") randomBytes(piece.length).copy(changed, from);
          else if (kind === "cut")
            changed = Buffer.concat([changed.subarray(0, from), changed.subarray(from + length)]);
          else if (kind === "copy") changed = Buffer.concat([changed.subarray(0, to), piece, changed.subarray(to)]);
          else changed.subarray(to, to + length).set(piece.subarray(0, changed.subarray(to, to + length).length));
        }
        expect((await verifyBytes(gzip(changed))).ok).toBe(changed.equals(tar));
      }),
      { numRuns: 400 },
    );
  });

  test("any JSON in the place of the parsed members is a problem, never an exception", {
    timeout: 60_000,
  }, async () => {
    const parsed = fc.constantFrom("manifest.json", "report.json", "attestations.jsonl", "signing-key.pub.pem");
    await fc.assert(
      fc.asyncProperty(parsed, fc.json(), async (path, json) => {
        const changed = await withMember(sealed, path, () => Buffer.from(json));
        expect(partsOf(await verifyBytes(changed))).toContain(path);
      }),
      { numRuns: 200 },
    );
  });
});
