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
export declare function verifyBundle(path: string, options?: VerifyOptions): Promise<Verification>;
/** `verifyBundle`, with the files that were verified. */
export declare function openBundle(path: string, options?: VerifyOptions): Promise<OpenedBundle>;
/** `verifyBundle` for a bundle in memory. */
export declare function verifyBytes(bytes: Buffer, options?: VerifyOptions): Promise<Verification>;
/** Verifies the files of a run that is not, or no longer, packed: those that its bundle would hold. */
export declare function verifyFiles(files: ReadonlyMap<string, Buffer>, options?: VerifyOptions): Verification;
