import type { KeyObject } from "node:crypto";
import type { CheckedFiles } from "./check-files.js";
import { checkStatements } from "./check-statements.js";
import { keyIdOf, readPublicKey, signatureHolds } from "./dsse.js";
import { ATTESTATIONS, PUBLIC_KEY } from "./layout.js";
import type { SignerKind } from "./manifest.js";
import type { Note } from "./problems.js";
import { decodeBase64, parseEnvelope, parseStatement, type VerifiedStatement } from "./statement-schema.js";

/** Whose signatures hold: `none` where there are none, or not all of them do. */
export interface VerifiedSigner {
  readonly kind: SignerKind;
  readonly keyid: string | null;
}

const NOBODY: VerifiedSigner = { kind: "none", keyid: null };

/**
 * Checks the signatures and what they sign.
 *
 * @param demanded the key the signatures must be of; null accepts the key that lies in the bundle
 */
export function checkAttestations(
  files: ReadonlyMap<string, Buffer>,
  checked: CheckedFiles,
  demanded: KeyObject | null,
  note: Note,
): VerifiedSigner {
  const { kind, keyid } = checked.manifest.signing;
  const bytes = files.get(ATTESTATIONS);
  if (kind === "none") {
    if (bytes !== undefined) note(ATTESTATIONS, "was added: the manifest says that the run was not signed");
    if (files.has(PUBLIC_KEY)) note(PUBLIC_KEY, "was added: the manifest says that the run was not signed");
    if (demanded !== null) note(ATTESTATIONS, `is missing: a signature of key ${keyIdOf(demanded)} is demanded`);
    return NOBODY;
  }
  const bundled = bundledKey(files.get(PUBLIC_KEY), keyid, checked.intact.has(PUBLIC_KEY), note);
  if (bytes === undefined) {
    note(ATTESTATIONS, "is missing: the manifest says that the run was signed");
    return NOBODY;
  }
  const used = bundled === null ? keyid : keyIdOf(bundled);
  if (demanded !== null && keyIdOf(demanded) !== used) {
    const by = kind === "run-key" ? `a key made for the run (${used}), which proves no identity` : `key ${used}`;
    note(PUBLIC_KEY, `is not the demanded key ${keyIdOf(demanded)}: the run was signed by ${by}`);
    return NOBODY;
  }
  const key = demanded ?? bundled;
  if (key === null) return NOBODY;
  const statements = signedStatements(bytes, key, note);
  checkStatements(statements.valid, checked, note);
  return statements.allValid && keyIdOf(key) === keyid ? { kind, keyid } : NOBODY;
}

/**
 * The key in the bundle where either the manifest's digest or its key id vouches for it: when just one of them does,
 * it is the manifest that was changed, and the signatures will tell.
 */
function bundledKey(pem: Buffer | undefined, keyid: string | null, intact: boolean, note: Note): KeyObject | null {
  if (pem === undefined) {
    note(PUBLIC_KEY, "is missing");
    return null;
  }
  try {
    const key = readPublicKey(pem.toString("utf8"), PUBLIC_KEY);
    const named = keyIdOf(key) === keyid;
    if (!named) note(PUBLIC_KEY, `is another key than the manifest's ${keyid}`);
    return named || intact ? key : null;
  } catch {
    note(PUBLIC_KEY, "is not a public Ed25519 key");
    return null;
  }
}

function signedStatements(bytes: Buffer, key: KeyObject, note: Note) {
  const valid: VerifiedStatement[] = [];
  const text = bytes.toString("utf8");
  const lines = text.split("\n");
  if (lines.pop() !== "") note(ATTESTATIONS, "is cut short: its last line has no end");
  const keyid = keyIdOf(key);
  for (const [index, line] of lines.entries()) {
    const result = signedStatement(line, key, keyid);
    if (typeof result === "string") note(ATTESTATIONS, `line ${index + 1} ${result}`);
    else valid.push(result);
  }
  return { valid, allValid: valid.length === lines.length && valid.length > 0 };
}

function signedStatement(line: string, key: KeyObject, keyid: string): VerifiedStatement | string {
  const envelope = parseEnvelope(line);
  const signature = envelope?.signatures[0];
  if (envelope === null || signature === undefined) return "is not a DSSE envelope with one signature";
  if (signature.keyid !== keyid) return `is signed by another key: ${signature.keyid}`;
  const payload = decodeBase64(envelope.payload);
  const sig = decodeBase64(signature.sig);
  if (payload === null || sig === null) return "is not standard base64";
  if (!signatureHolds(key, envelope.payloadType, payload, sig)) return "has a signature that does not hold";
  return parseStatement(payload) ?? "is not a statement of a known type";
}
