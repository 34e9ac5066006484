import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../core/hash.js";
import { gzip } from "./gzip.js";
import { ATTESTATIONS, bundleName, byPath, MANIFEST, partialName } from "./layout.js";
import type { Manifest } from "./manifest.js";
import { type Member, packTar } from "./tar.js";

export interface Bundle {
  /** Absolute where the run directory is. */
  readonly path: string;
  readonly sha256: string;
}

/**
 * Writes `<run_id>.bundle.tgz`: the manifest, what it lists and the attestations. The same files give the same
 * bytes. It stands under its name only when it is whole.
 */
export async function writeBundle(runDir: string, manifest: Manifest, attested: boolean): Promise<Bundle> {
  const paths = [...manifest.files.map((file) => file.path), MANIFEST, ...(attested ? [ATTESTATIONS] : [])];
  const members: Member[] = paths.map((path) => ({ path, bytes: readFileSync(join(runDir, path)) }));
  const bytes = gzip(await packTar(members.sort(byPath)));
  const path = join(runDir, bundleName(manifest.run_id));
  const partial = join(runDir, partialName(manifest.run_id));
  try {
    writeFileSync(partial, bytes);
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
  return { path, sha256: sha256(bytes) };
}
