/** Names in a run directory, and so in its bundle. */
export declare const MANIFEST = "manifest.json";
export declare const ATTESTATIONS = "attestations.jsonl";
export declare const PUBLIC_KEY = "signing-key.pub.pem";
export declare const REPORT = "report.json";
export declare const CONFIG = "config.json";
/** Bytes that the files of a bundle may have together: what `seal` refuses to write, `verify` refuses to unpack. */
export declare const MAX_BUNDLE_BYTES: number;
export declare function bundleName(runId: string): string;
/** A bundle that is being written. */
export declare function partialName(runId: string): string;
/**
 * Whether a path may stand in a manifest or a bundle: relative, in forward slashes, naming no place outside the
 * folder it is unpacked to, on no system.
 */
export declare function isSafePath(path: string): boolean;
/** Order of files in manifest and bundle: by UTF-16 code units, as RFC 8785 sorts keys. */
export declare function byPath(a: {
    readonly path: string;
}, b: {
    readonly path: string;
}): number;
