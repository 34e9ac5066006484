import { sha256 } from "../core/hash.js";
import { type Report, reportSchema } from "../model/report.js";
import { ATTESTATIONS, MANIFEST, REPORT } from "./layout.js";
import type { Manifest } from "./manifest.js";
import { parseManifest } from "./manifest-schema.js";
import type { Note } from "./problems.js";

export interface CheckedFiles {
  readonly manifest: Manifest;
  readonly manifestSha256: string;
  /** Null where it is not the one of the manifest, or not a report. */
  readonly report: Report | null;
  /** Paths whose content is as the manifest says. */
  readonly intact: ReadonlySet<string>;
}

/** Holds the files of a bundle against its manifest; null without a manifest to go by. */
export function checkFiles(files: ReadonlyMap<string, Buffer>, note: Note): CheckedFiles | null {
  const bytes = files.get(MANIFEST);
  if (bytes === undefined) {
    note(MANIFEST, "is missing");
    return null;
  }
  const manifest = parseManifest(bytes);
  if (typeof manifest === "string") {
    note(MANIFEST, manifest);
    return null;
  }
  const intact = new Set<string>();
  for (const { path, bytes: size, sha256: digest } of manifest.files) {
    const content = files.get(path);
    if (content === undefined) note(path, "is missing");
    else if (content.length !== size) note(path, `was changed: ${content.length} bytes, the manifest says ${size}`);
    else if (sha256(content) !== digest) note(path, "was changed: its SHA-256 is not the one in the manifest");
    else intact.add(path);
  }
  const listed = new Set([MANIFEST, ATTESTATIONS, ...manifest.files.map(({ path }) => path)]);
  for (const path of files.keys()) if (!listed.has(path)) note(path, "was added: it is not in the manifest");
  const report = readReport(files.get(REPORT), intact.has(REPORT), note);
  if (!manifest.files.some(({ path }) => path === REPORT)) note(REPORT, "is not in the manifest");
  if (report !== null && report.run_id !== manifest.run_id) {
    note(MANIFEST, `is of run ${manifest.run_id}, the report of run ${report.run_id}`);
  }
  return { manifest, manifestSha256: sha256(bytes), report, intact };
}

function readReport(bytes: Buffer | undefined, intact: boolean, note: Note): Report | null {
  if (bytes === undefined || !intact) return null;
  try {
    const parsed = reportSchema.safeParse(JSON.parse(bytes.toString("utf8")));
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    note(REPORT, `does not have the shape of a report, at ${JSON.stringify(issue?.path.join(".") ?? "")}`);
  } catch {
    note(REPORT, "is not JSON");
  }
  return null;
}
