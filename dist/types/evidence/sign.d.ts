import { type Envelope } from "./dsse.js";
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
export declare function createSigner(request: SigningRequest): Signer | null;
