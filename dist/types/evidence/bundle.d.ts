import type { Manifest } from "./manifest.js";
export interface Bundle {
    /** Absolute where the run directory is. */
    readonly path: string;
    readonly sha256: string;
}
/**
 * Writes `<run_id>.bundle.tgz`: the manifest, what it lists and the attestations. The same files give the same
 * bytes. It stands under its name only when it is whole.
 */
export declare function writeBundle(runDir: string, manifest: Manifest, attested: boolean): Promise<Bundle>;
