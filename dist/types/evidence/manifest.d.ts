import type { FileReport } from "../model/report.js";
/** Who the signatures of a bundle come from: a key of the user's, a key made for this run, or nobody. */
export type SignerKind = "key" | "run-key" | "none";
/** manifest.json: every file of a run but the manifest itself, the attestations and the bundle. */
export interface Manifest {
    readonly schema_version: "1";
    readonly run_id: string;
    /** Says that attestations must be there, so that taking them away shows. */
    readonly signing: {
        readonly kind: SignerKind;
        readonly keyid: string | null;
    };
    /** Sorted by path. */
    readonly files: readonly FileReport[];
}
export interface WrittenManifest {
    readonly manifest: Manifest;
    /** Digest of manifest.json itself: what the attestations sign. */
    readonly sha256: string;
}
/**
 * Writes manifest.json over the files that are in a run directory now. Throws ArtifactInvalid where something is
 * neither file nor folder, has a name that cannot be unpacked safely, or all is too large to be verified.
 */
export declare function writeManifest(runDir: string, runId: string, signing: Manifest["signing"]): WrittenManifest;
/** The one way a manifest is written, so that any other is a change. */
export declare function renderManifest(manifest: Manifest): string;
