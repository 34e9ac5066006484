import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CleanroomError } from "../../core/errors.js";
import { ATTESTATIONS, isBundle, MANIFEST, REPORT } from "../../evidence/layout.js";
import { openBundle, type Verification, verifyFiles } from "../../evidence/verify.js";
import { type PartReport, type Report, reportSchema } from "../../model/report.js";
import type { RunPlace } from "./find.js";
import { ciOf } from "./origin.js";

/** The results of a run, read and verified, to be merged. */
export interface Part {
  /** Absolute path of its run directory or bundle. */
  readonly path: string;
  readonly report: Report;
  /** Its files by their path in the run directory: where there is a bundle, those that it holds. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** The runs that it consists of: itself, or those that were merged into it. */
  readonly runs: readonly PartReport[];
  /** No evidence lay beside it: nothing could be verified. */
  readonly bare: boolean;
}

/**
 * Reads the results at a place. Throws VerificationFailed, naming the place and what is wrong, where evidence does not
 * hold; ArtifactInvalid for a report that is none.
 *
 * @param publicKey PEM of the key that must have signed; null accepts any, and none
 */
export async function readPart(place: RunPlace, publicKey: string | null): Promise<Part> {
  const options = publicKey === null ? {} : { publicKey };
  if (place.kind === "bundle") {
    const { verification, files, sha256 } = await openBundle(place.path, options);
    refuseUnverified(place.path, verification);
    return partOf(place.path, files, { verification, bundle: sha256 });
  }
  const own = filesBelow(place.path, "");
  const [packed] = readdirSync(place.path).filter(isBundle).sort();
  if (packed !== undefined) {
    const bundle = join(place.path, packed);
    const { verification, files, sha256 } = await openBundle(bundle, options);
    refuseUnverified(bundle, verification);
    refuseChanged(place.path, own, files);
    return partOf(place.path, files, { verification, bundle: sha256 });
  }
  if (!own.has(MANIFEST) && !own.has(ATTESTATIONS) && publicKey === null) {
    return partOf(place.path, own, { verification: null, bundle: null });
  }
  const verification = verifyFiles(own, options);
  refuseUnverified(place.path, verification);
  return partOf(place.path, own, { verification, bundle: null });
}

function partOf(
  path: string,
  files: ReadonlyMap<string, Buffer>,
  { verification, bundle }: { verification: Verification | null; bundle: string | null },
): Part {
  const report = readReport(path, files);
  const signer = verification?.signer ?? { kind: "none", keyid: null };
  const { run_id, started_at, duration_ms, outcome, seed, source, content_digest } = report;
  const own: PartReport = {
    ...{ run_id, started_at, duration_ms, outcome, seed, source, content_digest, bundle },
    signer: { kind: signer.kind, keyid: signer.keyid },
    via: null,
    ci: signer.kind === "none" ? null : ciOf(files.get(ATTESTATIONS)),
  };
  const runs = report.parts?.map((run) => ({ ...run, via: run_id })) ?? [own];
  return { path, report, files, runs, bare: verification === null };
}

function readReport(path: string, files: ReadonlyMap<string, Buffer>): Report {
  const bytes = files.get(REPORT);
  let problem = "there is none";
  try {
    const parsed = reportSchema.safeParse(JSON.parse(bytes?.toString("utf8") ?? ""));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    problem = `it does not have the shape of a report, at ${JSON.stringify(issue?.path.join(".") ?? "")}`;
  } catch {
    if (bytes !== undefined) problem = "it is not JSON";
  }
  throw new CleanroomError("ArtifactInvalid", `${path}: ${REPORT} can't be merged: ${problem}`, {
    hint: "Get the results again from the job that made them, whole, or leave them out.",
    context: { path },
  });
}

function refuseUnverified(path: string, { ok, problems, summary }: Verification): void {
  if (ok) return;
  const lines = problems.slice(0, 20).map(({ part, problem }) => `\n  ${part}: ${problem}`);
  throw new CleanroomError("VerificationFailed", `${path} was not merged: ${summary}${lines.join("")}`, {
    hint: "The evidence is not what the run wrote: get it again from the job that made it, or leave it out.",
    context: { path, problems: problems.slice(0, 20) },
  });
}

/** Files beside a bundle that differ from those in it: it is the bundle's that are merged, and the user sees others. */
function refuseChanged(path: string, own: ReadonlyMap<string, Buffer>, packed: ReadonlyMap<string, Buffer>): void {
  const changed = [...packed].flatMap(([name, bytes]) => (own.get(name)?.equals(bytes) === false ? [name] : []));
  if (changed.length === 0) return;
  const lines = changed
    .slice(0, 20)
    .map((name) => `\n  ${name}: was changed: it is not the one in the bundle beside it`);
  throw new CleanroomError("VerificationFailed", `${path} was not merged: Not verified${lines.join("")}`, {
    hint: "Merge the bundle alone, or get the run directory again from the job that made it.",
    context: { path, changed: changed.slice(0, 20) },
  });
}

/** Files by path with forward slashes, but for bundles; what is neither file nor folder is left out. */
function filesBelow(root: string, folder: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) for (const [name, bytes] of filesBelow(root, path)) files.set(name, bytes);
    else if (entry.isFile() && !isBundle(entry.name)) files.set(path, readFileSync(join(root, path)));
  }
  return files;
}
