import { type VerifiedSigner } from "./check-attestations.js";
import { type Problem } from "./problems.js";
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
/**
 * Verifies a bundle: offline, without an engine, without unpacking it to disk. Whatever is in the file, the answer is
 * data. Throws ConfigInvalid only where the file can't be read or the given public key is none.
 */
export declare function verifyBundle(path: string, options?: VerifyOptions): Promise<Verification>;
/** `verifyBundle` for a bundle in memory. */
export declare function verifyBytes(bytes: Buffer, options?: VerifyOptions): Promise<Verification>;
