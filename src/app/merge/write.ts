import { join } from "node:path";
import { builderFacts } from "../../ci/detect.js";
import type { LoadedConfig } from "../../config/loaded.js";
import { asCleanroomError } from "../../core/errors.js";
import { VERSION } from "../../core/version.js";
import { ATTESTATIONS, CONFIG, MANIFEST, PUBLIC_KEY, REPORT } from "../../evidence/layout.js";
import { sealRun } from "../../evidence/seal.js";
import type { Signer } from "../../evidence/sign.js";
import type { Report } from "../../model/report.js";
import type { Redactor } from "../../redaction/redactor.js";
import { renderHtml } from "../../report/html.js";
import { renderReport } from "../../report/json.js";
import { renderJunit } from "../../report/junit.js";
import type { StepTexts } from "../../report/step-texts.js";
import { renderTrace } from "../../report/trace.js";
import type { RunRequest, RunResult } from "../api.js";
import { keepWhatFits } from "../keep-what-fits.js";
import { applyRetention } from "../retention.js";
import { makeRunDir, type RunFile, writeRunFiles } from "../run-dir.js";
import type { Part } from "./part.js";

export interface FinishedMerge {
  readonly request: RunRequest;
  readonly config: LoadedConfig;
  readonly parts: readonly Part[];
  /** Redacted whole. */
  readonly report: Report;
  readonly texts: StepTexts;
  /** Logs and other files of the parts, under their new names. */
  readonly files: readonly RunFile[];
  readonly redactor: Redactor;
  readonly signer: Signer | null;
}

/** Writes the run directory of a merge and its evidence. A disk that can't take them is told beside the results. */
export async function writeMerge(
  finished: FinishedMerge,
): Promise<Pick<RunResult, "runDir" | "bundle" | "writeError">> {
  const { report, files, redactor, signer, request, config } = finished;
  const { enabled, outputDir, maxSizeBytes, keepDays } = config.settings.artifacts;
  if (!enabled) return { runDir: null, bundle: null, writeError: null };
  const runDir = join(outputDir, report.run_id);
  try {
    makeRunDir(runDir);
    const kept = keepWhatFits([...documents(finished), ...files, ...evidenceOf(finished.parts)], maxSizeBytes, report);
    // What had to be left out is known, and told, only now.
    writeRunFiles(
      runDir,
      kept.map((file) => (file.path === REPORT ? reportFile(report) : file)),
    );
    const ci = await builderFacts(request.env, config.settings.projectDir);
    const merged = (report.parts ?? []).map(({ run_id, bundle, via }) => ({ run_id, bundle, via }));
    const { bundle } = await sealRun({
      ...{ runDir, report, signer },
      parameters: redactor.json({ seed: report.seed, merged, ci: { ...ci } }),
      builder: { id: ci.id, version: VERSION },
    });
    applyRetention(outputDir, keepDays);
    return { runDir, bundle, writeError: null };
  } catch (thrown) {
    return { runDir, bundle: null, writeError: redactor.json(asCleanroomError(thrown).toFailure()) };
  }
}

function documents({ parts, report, texts, redactor }: FinishedMerge): RunFile[] {
  const start = Date.parse(report.started_at);
  const trace = renderTrace(report, [{ name: "run", start, end: start + report.duration_ms }]);
  return [
    { path: CONFIG, content: redactor.text(configOf(parts)), essential: true },
    reportFile(report),
    { path: "junit.xml", content: renderJunit(report, texts), essential: true },
    { path: "report.html", content: renderHtml(report, texts), essential: false },
    { path: "trace.json", content: trace, essential: false },
  ];
}

function reportFile(report: Report): RunFile {
  return { path: REPORT, content: renderReport(report), essential: true };
}

/** The parts' configuration where all had the same, else that of each by the id of its run. */
function configOf(parts: readonly Part[]): string {
  const own = new Map<string, unknown>();
  for (const { report, files } of parts) {
    const config = parsed(files.get(CONFIG));
    const several = report.parts === undefined ? null : (config as { parts?: Record<string, unknown> } | null)?.parts;
    if (several == null) own.set(report.run_id, config);
    else for (const [id, each] of Object.entries(several)) own.set(id, each);
  }
  const texts = new Set([...own.values()].map((each) => JSON.stringify(each)));
  const sorted = Object.fromEntries([...own].sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify(texts.size === 1 ? [...own.values()][0] : { parts: sorted }, null, 2)}\n`;
}

function parsed(bytes: Buffer | undefined): unknown {
  try {
    return JSON.parse(bytes?.toString("utf8") ?? "null");
  } catch {
    return null;
  }
}

/** What the parts' own signatures are over, so that they can be checked again without the parts. */
function evidenceOf(parts: readonly Part[]): RunFile[] {
  const files = new Map<string, Buffer>();
  for (const { report, files: own } of parts) {
    for (const name of [MANIFEST, ATTESTATIONS, PUBLIC_KEY]) {
      const bytes = own.get(name);
      if (bytes !== undefined) files.set(`parts/${report.run_id}/${name}`, bytes);
    }
    for (const [path, bytes] of own) if (path.startsWith("parts/") && report.parts) files.set(path, bytes);
  }
  return [...files].map(([path, content]) => ({ path, content, essential: false }));
}
