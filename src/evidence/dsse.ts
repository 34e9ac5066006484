import { createHash, createPublicKey, type KeyObject, verify } from "node:crypto";
import { CleanroomError } from "../core/errors.js";

export const IN_TOTO_PAYLOAD_TYPE = "application/vnd.in-toto+json";

/** A DSSE envelope (github.com/secure-systems-lab/dsse, v1); payload and signatures are standard base64. */
export interface Envelope {
  readonly payload: string;
  readonly payloadType: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}

/** The bytes that a DSSE signature is over: type and payload, each with its length. */
export function preAuthEncoding(payloadType: string, payload: Buffer): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.length} `;
  return Buffer.concat([Buffer.from(head), payload]);
}

/** One line of attestations.jsonl, without its line feed. */
export function renderEnvelope(envelope: Envelope): string {
  const { payload, payloadType, signatures } = envelope;
  return JSON.stringify({ payload, payloadType, signatures: signatures.map(({ keyid, sig }) => ({ keyid, sig })) });
}

export function signatureHolds(publicKey: KeyObject, payloadType: string, payload: Buffer, signature: Buffer): boolean {
  return verify(null, preAuthEncoding(payloadType, payload), publicKey, signature);
}

/** SHA-256 of the key's SPKI encoding (DER), in hex. */
export function keyIdOf(publicKey: KeyObject): string {
  return createHash("sha256")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest("hex");
}

/** A public Ed25519 key from its PEM text. Throws ConfigInvalid, naming `origin`, for anything else. */
export function readPublicKey(pem: string, origin: string): KeyObject {
  let key: KeyObject;
  try {
    // node:crypto would take a private key too and derive the public one: no private key belongs here.
    if (/PRIVATE KEY/.test(pem)) throw new Error("it is a private key");
    key = createPublicKey(pem);
  } catch (cause) {
    throw wrongKey(origin, "is not a public key in PEM form", cause);
  }
  if (key.asymmetricKeyType !== "ed25519") throw wrongKey(origin, `is of type ${key.asymmetricKeyType}, not Ed25519`);
  return key;
}

function wrongKey(origin: string, problem: string, cause?: unknown): CleanroomError {
  return new CleanroomError("ConfigInvalid", `${origin} ${problem}`, {
    hint: "Give the public half of the Ed25519 signing key: openssl pkey -in key.pem -pubout",
    cause,
  });
}
