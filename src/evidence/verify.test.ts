import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { sha256 } from "../core/hash.js";
import { byPath } from "./layout.js";
import { renderManifest } from "./manifest.js";
import { key, memberOf, partsOf, repack, type Sealed, seal, withMember } from "./sample-bundle.test-support.js";
import { runSigner } from "./sample-run.test-support.js";
import { verifyBundle, verifyBytes } from "./verify.js";

let sealed: Sealed;
let byRunKey: Sealed;
let unsigned: Sealed;
beforeAll(async () => {
  [sealed, byRunKey, unsigned] = [
    await seal("run-1", key),
    await seal("run-1", runSigner()),
    await seal("run-1", null),
  ];
});

describe("an untouched bundle", () => {
  test("of the user's key verifies, and says whose key it is only when the key was demanded", async () => {
    const verification = await verifyBytes(sealed.bytes);
    expect(verification).toMatchObject({
      ok: true,
      problems: [],
      runId: "run-1",
      signer: { kind: "key", keyid: key.keyid },
    });
    expect(verification.summary).toContain("only a public key of yours can tell");
    const demanded = await verifyBytes(sealed.bytes, { publicKey: key.publicKeyPem });
    expect(demanded).toMatchObject({ ok: true, signer: { kind: "key", keyid: key.keyid } });
    expect(demanded.summary).toContain("signed by the demanded key");
  });

  test("of a key made for the run proves integrity, not identity", async () => {
    const verification = await verifyBytes(byRunKey.bytes);
    expect(verification).toMatchObject({ ok: true, signer: { kind: "run-key" } });
    expect(verification.summary).toContain("identity is not");
  });

  test("without signatures is told as such", async () => {
    const verification = await verifyBytes(unsigned.bytes);
    expect(verification).toMatchObject({ ok: true, signer: { kind: "none", keyid: null } });
    expect(verification.summary).toContain("not signed");
  });
});

describe("a demanded key", () => {
  test.each([
    ["another key", () => sealed, "signing-key.pub.pem", /was signed by key/],
    ["a key made for the run", () => byRunKey, "signing-key.pub.pem", /a key made for the run .* proves no identity/],
    ["no signature", () => unsigned, "attestations.jsonl", /is demanded/],
  ])("is not satisfied by %s", async (_, bundle, part, problem) => {
    const verification = await verifyBytes(bundle().bytes, { publicKey: runSigner().publicKeyPem });
    expect(verification).toMatchObject({ ok: false, signer: { kind: "none" } });
    expect(verification.problems).toEqual([{ part, problem: expect.stringMatching(problem) }]);
  });

  test("that is no public Ed25519 key is the caller's mistake", async () => {
    const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 })
      .publicKey.export({ type: "spki", format: "pem" })
      .toString();
    const secret = generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    for (const publicKey of ["nonsense", rsa, secret]) {
      await expect(verifyBytes(sealed.bytes, { publicKey })).rejects.toMatchObject({ kind: "ConfigInvalid" });
    }
  });

  test("a bundle is read from its file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "cleanroom-verify-"));
    const path = join(folder, "renamed.tgz");
    writeFileSync(path, sealed.bytes);
    expect((await verifyBundle(path)).ok).toBe(true);
    rmSync(folder, { recursive: true });
  });

  test("a bundle that can't be read is the caller's mistake", async () => {
    await expect(verifyBundle("/nowhere/x.bundle.tgz")).rejects.toMatchObject({ kind: "ConfigInvalid" });
  });
});

describe("parts", () => {
  test("a missing one is named, whichever it is", async () => {
    for (const { path } of sealed.members) {
      expect(partsOf(await verifyBytes(await withMember(sealed, path, () => null)))).toContain(path);
    }
  });

  test("signatures cannot be taken away without the manifest being changed", async () => {
    const stripped = sealed.members.filter(({ path }) => !["attestations.jsonl", "signing-key.pub.pem"].includes(path));
    expect(partsOf(await verifyBytes(await repack(stripped)))).toEqual(["signing-key.pub.pem", "attestations.jsonl"]);
  });

  test("an added one is named", async () => {
    for (const path of ["extra.txt", "run-1.bundle.tgz", "steps/01-run-version/more"]) {
      const members = [...sealed.members, { path, bytes: Buffer.from("x") }].sort(byPath);
      expect(partsOf(await verifyBytes(await repack(members)))).toEqual([path]);
    }
  });

  test("one that is there twice is named, be it the same or not", async () => {
    for (const text of ["hello\n", "jello\n"]) {
      const members = [...sealed.members, { path: "stdout.log", bytes: Buffer.from(text) }].sort(byPath);
      const { problems } = await verifyBytes(await repack(members));
      expect(problems).toContainEqual({ part: "stdout.log", problem: "is in the archive more than once" });
    }
  });

  test("another order is caught", async () => {
    expect((await verifyBytes(await repack([...sealed.members].reverse()))).ok).toBe(false);
  });

  test("a changed file with a manifest made to match is caught by the signature", async () => {
    const log = Buffer.from("forged\n");
    const manifest = JSON.parse(memberOf(sealed, "manifest.json").toString());
    const file = manifest.files.find((each: { path: string }) => each.path === "stdout.log");
    Object.assign(file, { bytes: log.length, sha256: sha256(log) });
    const members = sealed.members.map((member) => {
      if (member.path === "manifest.json") return { ...member, bytes: Buffer.from(renderManifest(manifest)) };
      return member.path === "stdout.log" ? { ...member, bytes: log } : member;
    });
    expect(partsOf(await verifyBytes(await repack(members)))).toEqual(["manifest.json"]);
  });
});
