import type { KeyObject } from "node:crypto";
import type { CheckedFiles } from "./check-files.js";
import type { SignerKind } from "./manifest.js";
import type { Note } from "./problems.js";
/** Whose signatures hold: `none` where there are none, or not all of them do. */
export interface VerifiedSigner {
    readonly kind: SignerKind;
    readonly keyid: string | null;
}
/**
 * Checks the signatures and what they sign.
 *
 * @param demanded the key the signatures must be of; null accepts the key that lies in the bundle
 */
export declare function checkAttestations(files: ReadonlyMap<string, Buffer>, checked: CheckedFiles, demanded: KeyObject | null, note: Note): VerifiedSigner;
