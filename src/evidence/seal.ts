import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CleanroomError } from "../core/errors.js";
import type { Redacted } from "../model/redacted.js";
import type { Report } from "../model/report.js";
import { type Bundle, writeBundle } from "./bundle.js";
import { renderEnvelope } from "./dsse.js";
import { ATTESTATIONS, PUBLIC_KEY, partialName } from "./layout.js";
import { type SignerKind, writeManifest } from "./manifest.js";
import type { Signer } from "./sign.js";
import { type Builder, statementsOf } from "./statements.js";

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
  readonly signing: { readonly kind: SignerKind; readonly keyid: string | null };
}

/**
 * Makes a run directory into evidence: public key, manifest, attestations, bundle. May be repeated. Throws
 * ArtifactInvalid where something can't be read or written, naming it.
 */
export async function sealRun(request: SealRequest): Promise<SealedRun> {
  const { runDir, report, signer, builder, parameters } = request;
  try {
    for (const stale of [PUBLIC_KEY, ATTESTATIONS, partialName(report.run_id)])
      rmSync(join(runDir, stale), { force: true });
    if (signer !== null) writeFileSync(join(runDir, PUBLIC_KEY), signer.publicKeyPem);
    const signing = { kind: signer?.kind ?? "none", keyid: signer?.keyid ?? null } as const;
    const manifest = writeManifest(runDir, report.run_id, signing);
    if (signer !== null) {
      const statements = statementsOf({ report, manifest, builder, parameters });
      const lines = statements.map((statement) => `${renderEnvelope(signer.sign(statement))}\n`);
      writeFileSync(join(runDir, ATTESTATIONS), lines.join(""));
    }
    const bundle = await writeBundle(runDir, manifest.manifest, signer !== null);
    return { bundle, manifestSha256: manifest.sha256, signing };
  } catch (error) {
    if (error instanceof CleanroomError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new CleanroomError("ArtifactInvalid", `The evidence of the run could not be written: ${message}`, {
      hint: "Check that the output directory is writable and that its disk is not full.",
      context: { path: runDir },
      cause: error,
    });
  }
}
