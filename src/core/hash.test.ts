import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sha256, sha256File } from "./hash.js";

test("bytes and text have the digest that FIPS 180 gives for them", () => {
  expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(sha256(Buffer.from("é"))).toBe(sha256("é"));
});

test.each([0, 1, 262_144, 262_145, 700_000])("a file of %i bytes has the size and digest of its content", (size) => {
  const folder = mkdtempSync(join(tmpdir(), "cleanroom-hash-"));
  const content = Buffer.alloc(size, "cleanroom");
  writeFileSync(join(folder, "file"), content);
  expect(sha256File(join(folder, "file"))).toEqual({ bytes: size, sha256: sha256(content) });
  rmSync(folder, { recursive: true });
});
