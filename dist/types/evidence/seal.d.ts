import type { Redacted } from "../model/redacted.js";
import type { Report } from "../model/report.js";
import { type Bundle } from "./bundle.js";
import { type SignerKind } from "./manifest.js";
import type { Signer } from "./sign.js";
import { type Builder } from "./statements.js";
export interface SealRequest {
    /** The run directory, with everything but the evidence written. */
    readonly runDir: string;
    readonly report: Report;
    /** What the user asked for: a summary of the plan. */
    readonly parameters: Redacted<Record<string, unknown>>;
    /** From `createSigner`; null leaves the run unsigned. */
    readonly signer: Signer | null;
    readonly builder: Builder;
}
export interface SealedRun {
    readonly bundle: Bundle;
    readonly manifestSha256: string;
    readonly signing: {
        readonly kind: SignerKind;
        readonly keyid: string | null;
    };
}
/**
 * Makes a run directory into evidence: public key, manifest, attestations, bundle. May be repeated. Throws
 * ArtifactInvalid where something can't be read or written, naming it.
 */
export declare function sealRun(request: SealRequest): Promise<SealedRun>;
