import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { canonicalJson } from "../core/canonical-json.js";
import { CleanroomError } from "../core/errors.js";
import { type Envelope, IN_TOTO_PAYLOAD_TYPE, keyIdOf, preAuthEncoding } from "./dsse.js";
import type { Statement } from "./statements.js";

/**
 * What the user asked for. `key`: an Ed25519 private key (PKCS#8 PEM) as text. `auto`: the key where one is given,
 * else a key made for this run. `none`: no signatures.
 */
export interface SigningRequest {
  readonly mode: "auto" | "key" | "keyless" | "none";
  readonly key: string | null;
}

/** Something that signs statements. A `run-key` proves integrity, not identity: nobody knows it beforehand. */
export interface Signer {
  readonly kind: "key" | "run-key";
  readonly keyid: string;
  readonly publicKeyPem: string;
  sign(statement: Statement): Envelope;
}

/**
 * The signer for a request, or null for none. Throws ConfigInvalid where the key is missing, unreadable or not
 * Ed25519: call it before anything starts.
 */
export function createSigner(request: SigningRequest): Signer | null {
  switch (request.mode) {
    case "none":
      return null;
    case "keyless":
      throw new CleanroomError("ConfigInvalid", "Keyless signing is not available in this version", {
        hint: 'It needs Sigstore. Use sign "key" with a signing key, or "auto" for a key made for the run.',
        context: { mode: request.mode },
      });
    case "key":
      if (request.key === null || request.key.trim() === "") {
        throw new CleanroomError("ConfigInvalid", 'Signing mode "key" needs a signing key, and none was given', {
          hint: "Give an Ed25519 private key with --sign-key FILE or the input signing-key.",
          context: { mode: request.mode },
        });
      }
      return signerOf("key", readPrivateKey(request.key));
    case "auto":
      if (request.key !== null && request.key.trim() !== "") return signerOf("key", readPrivateKey(request.key));
      return signerOf("run-key", generateKeyPairSync("ed25519").privateKey);
  }
}

function signerOf(kind: Signer["kind"], privateKey: KeyObject): Signer {
  const publicKey = createPublicKey(privateKey);
  const keyid = keyIdOf(publicKey);
  return {
    kind,
    keyid,
    publicKeyPem: publicKey.export({ type: "spki", format: "pem" }).toString(),
    sign(statement) {
      const payload = Buffer.from(canonicalJson(statement));
      const signature = sign(null, preAuthEncoding(IN_TOTO_PAYLOAD_TYPE, payload), privateKey);
      return {
        payload: payload.toString("base64"),
        payloadType: IN_TOTO_PAYLOAD_TYPE,
        signatures: [{ keyid, sig: signature.toString("base64") }],
      };
    },
  };
}

function readPrivateKey(text: string): KeyObject {
  // CI secrets often carry a PEM on one line, its line ends written as \n.
  const pem = text.replaceAll("\\r", "").replaceAll("\\n", "\n").trim();
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    // No cause: what the parser says could quote the key.
    throw wrongKey("is not an unencrypted private key in PKCS#8 PEM form");
  }
  if (key.asymmetricKeyType !== "ed25519") throw wrongKey(`is of type ${key.asymmetricKeyType}, not Ed25519`);
  return key;
}

function wrongKey(problem: string): CleanroomError {
  return new CleanroomError("ConfigInvalid", `The signing key ${problem}`, {
    hint: "Make one with: openssl genpkey -algorithm ed25519 -out key.pem",
  });
}
