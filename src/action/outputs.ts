import { join } from "node:path";
import type { RunResult } from "../app/api.js";
import type { Toolkit } from "./toolkit.js";

/** The outputs of a run; those of an upload come from `upload.ts`. Paths are absolute, digests plain hexadecimal. */
export function setRunOutputs(toolkit: Toolkit, { report, runDir, bundle }: RunResult): void {
  const outputs: Record<string, string | number> = {
    outcome: report.outcome,
    "run-id": report.run_id,
    backend: report.backend,
    passed: report.counts.passed,
    failed: report.counts.failed + report.counts.error,
    skipped: report.counts.skipped,
    report: runDir === null ? "" : join(runDir, "report.json"),
    "coverage-percent": report.coverage?.percent ?? "",
    bundle: bundle?.path ?? "",
    "bundle-digest": bundle?.sha256 ?? "",
    "content-digest": report.content_digest,
  };
  for (const [name, value] of Object.entries(outputs)) toolkit.setOutput(name, value);
}
