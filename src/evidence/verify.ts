import type { KeyObject } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { CleanroomError } from "../core/errors.js";
import { sha256, sha256File } from "../core/hash.js";
import { checkAttestations, type VerifiedSigner } from "./check-attestations.js";
import { checkFiles } from "./check-files.js";
import { readPublicKey } from "./dsse.js";
import { MANIFEST, MAX_BUNDLE_BYTES } from "./layout.js";
import { ARCHIVE, noteProblems, type Problem } from "./problems.js";
import { unpackBundle } from "./unpack.js";

export interface VerifyOptions {
  /** Public key (PEM) that the signatures must be of. Without it the bundle's own key is used: no identity is proven. */
  readonly publicKey?: string;
  /** Most bytes that are unpacked. */
  readonly maxBytes?: number;
}

export type { Problem } from "./problems.js";

export interface Verification {
  /** True where no problem was found. An unsigned bundle can be ok: see `signer`. */
  readonly ok: boolean;
  readonly problems: readonly Problem[];
  readonly signer: VerifiedSigner;
  readonly runId: string | null;
  /** One sentence for people. */
  readonly summary: string;
}

/** A bundle's files beside what verifying them found. */
export interface OpenedBundle {
  readonly verification: Verification;
  /** As far as they could be unpacked. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** SHA-256 of the bundle itself. */
  readonly sha256: string;
}

/**
 * Verifies a bundle: offline, without an engine, without unpacking it to disk. Whatever is in the file, the answer is
 * data. Throws ConfigInvalid only where the file can't be read or the given public key is none.
 */
export async function verifyBundle(path: string, options: VerifyOptions = {}): Promise<Verification> {
  return (await openBundle(path, options)).verification;
}

/** `verifyBundle`, with the files that were verified. */
export async function openBundle(path: string, options: VerifyOptions = {}): Promise<OpenedBundle> {
  let bytes: Buffer;
  try {
    if (statSync(path).size > MAX_BUNDLE_BYTES) {
      const verification = verificationOf([{ part: ARCHIVE, problem: `is larger than ${MAX_BUNDLE_BYTES} bytes` }]);
      return { verification, files: new Map(), sha256: sha256File(path).sha256 };
    }
    bytes = readFileSync(path);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CleanroomError("ConfigInvalid", `The bundle ${path} cannot be read: ${reason}`, {
      hint: "Give the path of a <run_id>.bundle.tgz; a run directory holds one.",
      context: { path },
      cause,
    });
  }
  return openBytes(bytes, options);
}

/** `verifyBundle` for a bundle in memory. */
export async function verifyBytes(bytes: Buffer, options: VerifyOptions = {}): Promise<Verification> {
  return (await openBytes(bytes, options)).verification;
}

async function openBytes(bytes: Buffer, options: VerifyOptions): Promise<OpenedBundle> {
  const demanded = demandedKey(options);
  const found = noteProblems();
  const files = await unpackBundle(bytes, options.maxBytes ?? MAX_BUNDLE_BYTES, found.note);
  const broken = files.size === 0 && found.problems.length > 0;
  const verification = broken ? verificationOf(found.problems) : verify(files, demanded, found);
  return { verification, files, sha256: sha256(bytes) };
}

/** Verifies the files of a run that is not, or no longer, packed: those that its bundle would hold. */
export function verifyFiles(files: ReadonlyMap<string, Buffer>, options: VerifyOptions = {}): Verification {
  return verify(files, demandedKey(options), noteProblems());
}

function demandedKey({ publicKey }: VerifyOptions): KeyObject | null {
  return publicKey === undefined ? null : readPublicKey(publicKey, "The public key");
}

function verify(
  files: ReadonlyMap<string, Buffer>,
  demanded: KeyObject | null,
  { problems, note }: ReturnType<typeof noteProblems>,
): Verification {
  const checked = checkFiles(files, note);
  if (checked === null) return verificationOf(problems);
  const signer = checkAttestations(files, checked, demanded, note);
  // A changed manifest makes other files look changed: the cause comes first.
  problems.sort((a, b) => Number(b.part === MANIFEST) - Number(a.part === MANIFEST));
  return verificationOf(problems, signer, checked.manifest.run_id, demanded !== null);
}

function verificationOf(
  problems: readonly Problem[],
  signer: VerifiedSigner = { kind: "none", keyid: null },
  runId: string | null = null,
  identified = false,
): Verification {
  const ok = problems.length === 0;
  return { ok, problems, signer, runId, summary: ok ? praise(signer, runId, identified) : blame(problems) };
}

function praise({ kind, keyid }: VerifiedSigner, runId: string | null, identified: boolean): string {
  const whole = `Run ${runId} is whole and unchanged`;
  if (kind === "none")
    return `Run ${runId} is consistent, but not signed: nothing proves that it is unchanged or whose it is`;
  if (identified) return `${whole}, signed by the demanded key ${keyid}`;
  if (kind === "run-key")
    return `${whole}, signed by a key made for the run (${keyid}): integrity is proven, identity is not`;
  return `${whole}, signed by key ${keyid}: whose key that is, only a public key of yours can tell`;
}

function blame(problems: readonly Problem[]): string {
  const parts = new Set(problems.map(({ part }) => part));
  return `Not verified: ${problems.length} problem(s) in ${[...parts].slice(0, 5).join(", ")}${parts.size > 5 ? ", …" : ""}`;
}
