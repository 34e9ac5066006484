import { beforeAll, describe, expect, test } from "vitest";
import { byPath } from "./layout.js";
import { key, memberOf, partsOf, repack, type Sealed, seal, withMember } from "./sample-bundle.test-support.js";
import { runSigner } from "./sample-run.test-support.js";
import { verifyBytes } from "./verify.js";

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

describe("attestations", () => {
  const lines = () => memberOf(sealed, "attestations.jsonl").toString().trimEnd().split("\n");
  const withLines = (changed: string[]) =>
    withMember(sealed, "attestations.jsonl", () => Buffer.from(`${changed.join("\n")}\n`));
  const problemsOf = async (bytes: Buffer) => {
    const verification = await verifyBytes(bytes);
    expect(new Set(partsOf(verification))).toEqual(new Set(["attestations.jsonl"]));
    return verification.problems.map(({ problem }) => problem).join("\n");
  };

  test("of another run by the same key are replayed: told with both runs", async () => {
    const other = await seal("run-2", key);
    const replayed = await withMember(sealed, "attestations.jsonl", () => memberOf(other, "attestations.jsonl"));
    expect(await problemsOf(replayed)).toContain("is of run run-2, the bundle of run run-1");
  });

  test("one replayed from another run is caught", async () => {
    const other = await seal("run-3", key);
    const foreign = memberOf(other, "attestations.jsonl").toString().split("\n")[1] ?? "";
    const [first, , third] = lines();
    expect(await problemsOf(await withLines([first ?? "", foreign, third ?? ""]))).toContain("is of run run-3");
  });

  test("a missing, a doubled and a moved statement are told", async () => {
    const [a, b, c] = lines() as [string, string, string];
    expect(await problemsOf(await withLines([a, c]))).toContain("slsa.dev/provenance/v1 is missing");
    expect(await problemsOf(await withLines([a, b, b, c]))).toContain("is there 2 times");
    expect(await problemsOf(await withLines([b, a, c]))).toContain("not in their order");
    expect(await problemsOf(await withMember(sealed, "attestations.jsonl", () => Buffer.alloc(0)))).toContain(
      "missing",
    );
    expect(
      await problemsOf(await withMember(sealed, "attestations.jsonl", (bytes) => bytes.subarray(0, -1))),
    ).toContain("cut short");
  });

  test("signed by a key that is not the bundle's are refused", async () => {
    const foreign = memberOf(byRunKey, "attestations.jsonl");
    expect(await problemsOf(await withMember(sealed, "attestations.jsonl", () => foreign))).toContain(
      "signed by another key",
    );
  });

  test("added to a run that was not signed are refused", async () => {
    const members = [...unsigned.members, { path: "attestations.jsonl", bytes: Buffer.from("{}\n") }].sort(byPath);
    expect(await problemsOf(await repack(members))).toContain("was not signed");
  });
});
