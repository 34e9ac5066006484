import { sampleReport, sampleScenario, sampleStep } from "../../ci/sample-report.test-support.js";
import { sha256 } from "../../core/hash.js";
import type { PartReport, Report, ServiceReport } from "../../model/report.js";
import type { Part } from "./part.js";

/** A part with one scenario of one step, and files in its run directory. */
export function samplePart(
  id: string,
  scenario: string,
  files: Readonly<Record<string, string>>,
  changes: Partial<Report> = {},
): Part {
  const step = sampleStep(scenario, "passed", { log_dir: "steps/01-version" });
  const report = sampleReport(
    [sampleScenario(scenario, "passed", { steps: [step], content_digest: sha256(scenario) })],
    { run_id: id, content_digest: sha256(id), ...changes },
  );
  const { run_id, started_at, duration_ms, outcome, seed, source, content_digest } = report;
  const run: PartReport = {
    ...{ run_id, started_at, duration_ms, outcome, seed, source, content_digest, bundle: sha256(`bundle ${id}`) },
    ...{ signer: { kind: "run-key", keyid: "k" }, via: null, ci: null },
  };
  const contents = Object.entries(files).map(([path, text]): [string, Buffer] => [path, Buffer.from(text)]);
  return { path: `/${id}`, report, files: new Map(contents), runs: [run], bare: false };
}

export function sampleService(name: string, scenario: string | null): ServiceReport {
  return {
    ...{ name, scenario, backend: "local", image: null, outcome: "ready", started_at: null, ready_ms: 5 },
    ...{ health: "tcp 1", log: `services/${name}.log`, chaos: [], error: null },
  };
}
