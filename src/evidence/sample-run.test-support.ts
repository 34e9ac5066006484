import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { sha256 } from "../core/hash.js";
import type { Redacted } from "../model/redacted.js";
import type { Report, ScenarioReport, StepReport } from "../model/report.js";
import { Redactor } from "../redaction/redactor.js";
import { type SealedRun, sealRun } from "./seal.js";
import { createSigner, type Signer } from "./sign.js";

/** Runs for the tests of evidence: small, but of the shape that real ones have. */
export interface SampleRun {
  readonly runDir: string;
  readonly report: Report;
}

const BUILDER = { id: "https://github.com/acme/tool/.github/workflows/ci.yml@refs/heads/main", version: "0.1.0" };

export function sampleReport(runId: string, change: Partial<Report> = {}): Report {
  const scenarios = [
    scenarioReport("Build process", "docker", "passed"),
    scenarioReport("Build process", "local", "skipped"),
  ];
  const { engine, policy } = scenarios[0] as ScenarioReport;
  return {
    schema_version: "1",
    run_id: runId,
    outcome: "passed",
    started_at: "2026-11-21T10:00:00.000Z",
    duration_ms: 1234.5,
    backend: "docker",
    engine: engine ?? { name: "docker", version: null, rootless: false },
    policy,
    seed: 42,
    determinism: { tier: "environment", controls: ["TZ=UTC"] },
    counts: { passed: 1, failed: 0, skipped: 1, error: 0 },
    source: {
      sha256: sha256("workspace"),
      files: 3,
      bytes: 900,
      bin: { path: "target/debug/mycli", bytes: 9, sha256: sha256("bin") },
    },
    scenarios,
    steps: scenarios.flatMap(({ steps }) => steps),
    services: [],
    coverage: null,
    error: null,
    omitted: [],
    content_digest: sha256(`content of ${runId}`),
    ...change,
  };
}

function scenarioReport(name: string, backend: string, outcome: ScenarioReport["outcome"]): ScenarioReport {
  const ran = outcome !== "skipped";
  return {
    name,
    backend,
    outcome,
    reason: ran ? null : "engine unavailable",
    location: { file: "cleanroom.toml", line: 3, column: 1 },
    tags: ["smoke"],
    duration_ms: 900,
    image: ran ? { name: "debian:bookworm-slim", digest: `sha256:${sha256("image")}` } : null,
    engine: ran ? { name: "docker", version: "20.10.24", rootless: false } : null,
    policy: {
      name: "locked",
      controls: [{ name: "network", requested: "none", enforced: ran, evidence: ran ? ["inside: interfaces lo"] : [] }],
    },
    error: null,
    steps: ran ? [stepReport(name, backend)] : [],
    content_digest: ran ? sha256("scenario") : null,
  };
}

function stepReport(scenario: string, backend: string): StepReport {
  const stream = { bytes: 6, sha256: sha256("hello\n"), truncated: false };
  return {
    name: "run --version",
    scenario,
    backend,
    args: ["--version"],
    location: { file: "cleanroom.toml", line: 5, column: 3 },
    outcome: "passed",
    exit_code: 0,
    started_at: "2026-11-21T10:00:00.100Z",
    duration_ms: 2.5,
    stdout: stream,
    stderr: stream,
    files: [],
    resources: { cpu_ms: 1, memory_peak_bytes: null },
    error: null,
    failures: [],
    log_dir: "steps/01-run-version",
  };
}

/** A run directory under a fresh temp folder, which the caller removes (`dirname(runDir)`). */
export function writeSampleRun(runId: string, extra: Readonly<Record<string, string>> = {}): SampleRun {
  const runDir = join(mkdtempSync(join(tmpdir(), "cleanroom-evidence-")), runId);
  const report = sampleReport(runId);
  const files: Record<string, string> = {
    "report.json": `${JSON.stringify(report, null, 2)}\n`,
    "config.json": '{"seed":42}\n',
    "stdout.log": "hello\n",
    "stderr.log": "",
    "steps/01-run-version/stdout.log": "hello\n",
    ...extra,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(runDir, path)), { recursive: true });
    writeFileSync(join(runDir, path), text);
  }
  return { runDir, report };
}

export function sealSample(run: SampleRun, signer: Signer | null): Promise<SealedRun> {
  return sealRun({ runDir: run.runDir, report: run.report, signer, builder: BUILDER, parameters: sampleParameters() });
}

export function sampleParameters(): Redacted<Record<string, unknown>> {
  return new Redactor([]).json<Record<string, unknown>>({
    scenarios: ["Build process"],
    backends: ["docker", "local"],
  });
}

/** A signer for the run alone. */
export function runSigner(): Signer {
  const signer = createSigner({ mode: "auto", key: null });
  if (signer === null) throw new Error("auto always signs");
  return signer;
}
