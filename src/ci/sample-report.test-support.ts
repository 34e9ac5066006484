import type { Failure } from "../core/errors.js";
import type { Outcome, Report, ScenarioReport, StepReport } from "../model/report.js";

const EMPTY = { bytes: 0, sha256: "0".repeat(64), truncated: false };

export function sampleFailure(message = "stdout does not contain 1.2"): Failure {
  return { kind: "AssertionFailed", message, hint: "Look at the step's stdout.log.", context: {} };
}

export function sampleStep(scenario: string, outcome: Outcome, changes: Partial<StepReport> = {}): StepReport {
  const failures = outcome === "failed" ? [sampleFailure()] : [];
  return {
    name: "version",
    scenario,
    backend: "local",
    args: ["--version"],
    location: { file: "cleanroom.toml", line: 7, column: 3 },
    outcome,
    exit_code: outcome === "passed" ? 0 : 1,
    started_at: "2026-11-21T21:30:00.000Z",
    duration_ms: 12,
    stdout: EMPTY,
    stderr: EMPTY,
    files: [],
    resources: { cpu_ms: null, memory_peak_bytes: null },
    error: failures[0] ?? null,
    failures,
    log_dir: null,
    ...changes,
  };
}

export function sampleScenario(name: string, outcome: Outcome, changes: Partial<ScenarioReport> = {}): ScenarioReport {
  return {
    name,
    backend: "local",
    outcome,
    reason: null,
    location: { file: "cleanroom.toml", line: 3, column: 1 },
    tags: [],
    duration_ms: 20,
    image: null,
    engine: null,
    policy: { name: "locked", controls: [] },
    error: null,
    steps: outcome === "skipped" ? [] : [sampleStep(name, outcome)],
    content_digest: null,
    ...changes,
  };
}

export function sampleReport(scenarios: readonly ScenarioReport[], changes: Partial<Report> = {}): Report {
  const count = (outcome: Outcome) => scenarios.filter((scenario) => scenario.outcome === outcome).length;
  const counts = { passed: count("passed"), failed: count("failed"), skipped: count("skipped"), error: count("error") };
  return {
    schema_version: "1",
    run_id: "20261121T213000Z-1a2b3c4d",
    outcome: counts.error > 0 ? "error" : counts.failed > 0 ? "failed" : counts.passed > 0 ? "passed" : "skipped",
    started_at: "2026-11-21T21:30:00.000Z",
    duration_ms: 40,
    backend: "local",
    engine: { name: "local", version: null, rootless: false },
    policy: { name: "locked", controls: [{ name: "network", requested: "none", enforced: true, evidence: [] }] },
    seed: 42,
    determinism: { tier: "environment", controls: [] },
    counts,
    source: { sha256: "1".repeat(64), files: 1, bytes: 1, bin: null },
    scenarios: [...scenarios],
    steps: scenarios.flatMap((scenario) => scenario.steps),
    services: [],
    coverage: null,
    error: null,
    omitted: [],
    content_digest: "c".repeat(64),
    ...changes,
  };
}

/** A coverage in which this percentage of 200 lines was run. */
export function sampleCoverage(percent: number): NonNullable<Report["coverage"]> {
  const lines = { total: 200, covered: percent * 2, percent };
  const none = { total: 0, covered: 0, percent: null };
  const files = [{ path: "src/main.c", lines }];
  return {
    ...{ percent, lines, functions: none, branches: none, changed: null, files },
    ...{ missing: [], formats: ["lcov"], uncovered: [], failures: [] },
  };
}
