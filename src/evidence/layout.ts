/** Names in a run directory, and so in its bundle. */
export const MANIFEST = "manifest.json";
export const ATTESTATIONS = "attestations.jsonl";
export const PUBLIC_KEY = "signing-key.pub.pem";
export const REPORT = "report.json";
export const CONFIG = "config.json";

/** Bytes that the files of a bundle may have together: what `seal` refuses to write, `verify` refuses to unpack. */
export const MAX_BUNDLE_BYTES = 512 * 1024 * 1024;

export function bundleName(runId: string): string {
  return `${runId}.bundle.tgz`;
}

/** Whether a file name is that of a bundle. */
export function isBundle(name: string): boolean {
  return name.endsWith(bundleName(""));
}

/** A bundle that is being written. */
export function partialName(runId: string): string {
  return `${bundleName(runId)}.partial`;
}

/**
 * Whether a path may stand in a manifest or a bundle: relative, in forward slashes, naming no place outside the
 * folder it is unpacked to, on no system.
 */
export function isSafePath(path: string): boolean {
  if (path === "" || path.includes("\0") || /^[A-Za-z]:/.test(path)) return false;
  return path.split(/[/\\]/).every((segment) => segment !== "" && segment !== "." && segment !== "..");
}

/** Order of files in manifest and bundle: by UTF-16 code units, as RFC 8785 sorts keys. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
