import { beforeAll, describe, expect, test } from "vitest";
import { gzip } from "./gzip.js";
import { key, partsOf, type Sealed, seal, withMember, writeChecksum } from "./sample-bundle.test-support.js";
import { packTar } from "./tar.js";
import { verifyBytes } from "./verify.js";

let sealed: Sealed;
beforeAll(async () => {
  sealed = await seal("run-1", key);
});

describe("one changed byte", () => {
  test("anywhere in the archive is caught", { timeout: 120_000 }, async () => {
    const missed: number[] = [];
    for (let at = 0; at < sealed.bytes.length; at++) {
      const changed = Buffer.from(sealed.bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      if ((await verifyBytes(changed)).ok) missed.push(at);
    }
    expect(missed).toEqual([]);
  });

  test("in any member is caught, and the member named", { timeout: 120_000 }, async () => {
    for (const { path, bytes } of sealed.members) {
      // Long files in strides: the archive itself is gone through byte by byte above.
      const step = bytes.length > 500 ? 11 : 1;
      for (let at = 0; at < bytes.length; at += step) {
        const changed = await withMember(sealed, path, (copy) => {
          copy[at] = (copy[at] ?? 0) ^ (1 << (at % 8));
          return copy;
        });
        expect({ path, at, parts: partsOf(await verifyBytes(changed)) }).toEqual({
          path,
          at,
          parts: expect.arrayContaining([path]),
        });
      }
    }
  });

  test("in a log is blamed on that log alone", async () => {
    const changed = await withMember(sealed, "stdout.log", () => Buffer.from("jello\n"));
    expect((await verifyBytes(changed)).problems).toEqual([
      { part: "stdout.log", problem: "was changed: its SHA-256 is not the one in the manifest" },
    ]);
  });

  test("anywhere in the tar is caught, headers and padding too", { timeout: 120_000 }, async () => {
    const tar = await packTar(sealed.members);
    // The header and content of the first member, and the two blocks that end the tar.
    const places = Array.from({ length: 1100 }, (_, index) => (index < 560 ? index : tar.length - 1100 + index));
    for (const at of places) {
      const changed = Buffer.from(tar);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      expect({ at, ok: (await verifyBytes(gzip(changed))).ok }).toEqual({ at, ok: false });
    }
  });

  test("in a tar header is blamed on its member", async () => {
    const tar = await packTar(sealed.members);
    const header = tar.subarray(tar.indexOf("stdout.log\0\0"));
    header.write("000777", 100);
    writeChecksum(header);
    expect(partsOf(await verifyBytes(gzip(tar)))).toEqual(["stdout.log"]);
  });
});
