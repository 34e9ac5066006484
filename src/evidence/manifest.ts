import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CleanroomError } from "../core/errors.js";
import { sha256, sha256File } from "../core/hash.js";
import type { FileReport } from "../model/report.js";
import { ATTESTATIONS, bundleName, byPath, isSafePath, MANIFEST, MAX_BUNDLE_BYTES } from "./layout.js";

/** Who the signatures of a bundle come from: a key of the user's, a key made for this run, or nobody. */
export type SignerKind = "key" | "run-key" | "none";

/** manifest.json: every file of a run but the manifest itself, the attestations and the bundle. */
export interface Manifest {
  readonly schema_version: "1";
  readonly run_id: string;
  /** Says that attestations must be there, so that taking them away shows. */
  readonly signing: { readonly kind: SignerKind; readonly keyid: string | null };
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
export function writeManifest(runDir: string, runId: string, signing: Manifest["signing"]): WrittenManifest {
  const files = manifestPaths(runDir, runId).map((path) => ({ path, ...sha256File(join(runDir, path)) }));
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes > MAX_BUNDLE_BYTES) {
    throw new CleanroomError(
      "ArtifactInvalid",
      `${runDir} holds ${bytes} bytes, a bundle at most ${MAX_BUNDLE_BYTES}`,
      {
        hint: "Lower max_size_bytes under [artifacts], or leave fewer files in $CLEANROOM_ARTIFACTS.",
        context: { path: runDir, bytes, limit: MAX_BUNDLE_BYTES },
      },
    );
  }
  const manifest: Manifest = { schema_version: "1", run_id: runId, signing, files };
  const text = renderManifest(manifest);
  writeFileSync(join(runDir, MANIFEST), text);
  return { manifest, sha256: sha256(text) };
}

/** The one way a manifest is written, so that any other is a change. */
export function renderManifest(manifest: Manifest): string {
  const { schema_version, run_id, signing, files } = manifest;
  const plain = {
    schema_version,
    run_id,
    signing: { kind: signing.kind, keyid: signing.keyid },
    files: files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
  };
  return `${JSON.stringify(plain, null, 2)}\n`;
}

function manifestPaths(runDir: string, runId: string): string[] {
  const unlisted = new Set([MANIFEST, ATTESTATIONS, bundleName(runId)]);
  return filesBelow(runDir, "")
    .filter((path) => !unlisted.has(path))
    .map((path) => ({ path }))
    .sort(byPath)
    .map(({ path }) => path);
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(root, path);
    if (entry.isFile() && isSafePath(path)) return [path];
    const problem = entry.isFile() ? "has a name that cannot be unpacked safely" : "is neither a file nor a folder";
    throw new CleanroomError("ArtifactInvalid", `${JSON.stringify(path)} in ${root} ${problem}`, {
      hint: "A run directory holds only what Cleanroom wrote: remove the entry.",
      context: { path },
    });
  });
}
