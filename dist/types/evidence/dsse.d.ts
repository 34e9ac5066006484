import { type KeyObject } from "node:crypto";
export declare const IN_TOTO_PAYLOAD_TYPE = "application/vnd.in-toto+json";
/** A DSSE envelope (github.com/secure-systems-lab/dsse, v1); payload and signatures are standard base64. */
export interface Envelope {
    readonly payload: string;
    readonly payloadType: string;
    readonly signatures: readonly {
        readonly keyid: string;
        readonly sig: string;
    }[];
}
/** The bytes that a DSSE signature is over: type and payload, each with its length. */
export declare function preAuthEncoding(payloadType: string, payload: Buffer): Buffer;
/** One line of attestations.jsonl, without its line feed. */
export declare function renderEnvelope(envelope: Envelope): string;
export declare function signatureHolds(publicKey: KeyObject, payloadType: string, payload: Buffer, signature: Buffer): boolean;
/** SHA-256 of the key's SPKI encoding (DER), in hex. */
export declare function keyIdOf(publicKey: KeyObject): string;
/** A public Ed25519 key from its PEM text. Throws ConfigInvalid, naming `origin`, for anything else. */
export declare function readPublicKey(pem: string, origin: string): KeyObject;
