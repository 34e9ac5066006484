import { generateKeyPairSync } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { expect } from "vitest";
import { gzip } from "./gzip.js";
import { byPath } from "./layout.js";
import { sealSample, writeSampleRun } from "./sample-run.test-support.js";
import { createSigner, type Signer } from "./sign.js";
import { type Member, packTar } from "./tar.js";
import { unpackBundle } from "./unpack.js";
import type { Verification } from "./verify.js";

/** A sealed sample run: its bundle and what is in it. */
export interface Sealed {
  readonly bytes: Buffer;
  readonly members: readonly Member[];
}

/** Its folder is gone when this resolves. */
export async function seal(runId: string, signer: Signer | null): Promise<Sealed> {
  const run = writeSampleRun(runId);
  const { bundle } = await sealSample(run, signer);
  const bytes = readFileSync(bundle.path);
  rmSync(dirname(run.runDir), { recursive: true });
  const files = await unpackBundle(bytes, 1 << 24, () => {});
  return { bytes, members: [...files].map(([path, content]) => ({ path, bytes: content })) };
}

export async function repack(members: readonly Member[]): Promise<Buffer> {
  return gzip(await packTar(members));
}

/** The same members but for one, whose bytes are another's or which is gone. */
export async function withMember(
  sealed: Sealed,
  path: string,
  change: (bytes: Buffer) => Buffer | null,
): Promise<Buffer> {
  const others = sealed.members.filter((member) => member.path !== path);
  const bytes = change(Buffer.from(memberOf(sealed, path)));
  return repack([...others, ...(bytes === null ? [] : [{ path, bytes }])].sort(byPath));
}

export function memberOf(sealed: Sealed, path: string): Buffer {
  return sealed.members.find((member) => member.path === path)?.bytes ?? Buffer.alloc(0);
}

/** The parts that problems were found in. */
export function partsOf(verification: Verification): string[] {
  expect(verification.ok).toBe(verification.problems.length === 0);
  return [...new Set(verification.problems.map(({ part }) => part))];
}

/** Makes a changed tar header a valid one (POSIX: the sum of its bytes, its own field taken as spaces). */
export function writeChecksum(header: Buffer): void {
  header.fill(" ", 148, 156);
  const sum = header.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
}

/** A key of the user's. */
export const key = createSigner({
  mode: "key",
  key: generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
}) as Signer;
