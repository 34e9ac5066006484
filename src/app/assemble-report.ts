import type { Failure } from "../core/errors.js";
import { runDigest } from "../determinism/digest.js";
import { weakestTier } from "../model/determinism.js";
import type { Control } from "../model/policy.js";
import type { FileReport, Outcome, Report, ScenarioReport } from "../model/report.js";
import type { ScenarioResult } from "../model/result.js";
import type { WorkspaceArchive } from "../workspace/archive.js";

/** What is held fixed in every cell, as the report names it. */
const FIXED = [
  "environment",
  "timezone",
  "locale",
  "hostname",
  "uid",
  "umask",
  "paths",
  "file order",
  "mtimes",
  "seed",
];
/** Static programs ask the kernel, which no library can answer for. */
const CLOCK = "clock of dynamically linked programs";

export interface RunFacts {
  readonly runId: string;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly seed: number;
  readonly workspace: WorkspaceArchive;
  readonly bin: FileReport | null;
  readonly coverage: Report["coverage"];
}

/** The report of a run from the results of its scenarios. Pure. */
export function assembleReport(facts: RunFacts, results: readonly ScenarioResult[]): Report {
  const scenarios = results.map(({ report }) => report);
  const ran = scenarios.filter(({ engine }) => engine !== null);
  const counts = { passed: 0, failed: 0, skipped: 0, error: 0 };
  for (const { outcome } of scenarios) counts[outcome] += 1;
  const backends = new Set((ran.length > 0 ? ran : scenarios).map(({ backend }) => backend));
  const single = backends.size === 1;
  const ofScenarios = overall(counts);
  const belowThreshold = ofScenarios === "passed" ? (facts.coverage?.failures[0] ?? null) : null;
  return {
    schema_version: "1",
    run_id: facts.runId,
    outcome: belowThreshold === null ? ofScenarios : "failed",
    started_at: facts.startedAt.toISOString(),
    duration_ms: facts.durationMs,
    backend: single ? ([...backends][0] ?? "none") : "mixed",
    engine: (single && ran[0]?.engine) || {
      name: single ? ([...backends][0] ?? "none") : "mixed",
      version: null,
      rootless: false,
    },
    policy: combinePolicies(ran.length > 0 ? ran : scenarios),
    seed: facts.seed,
    determinism: determinismOf(scenarios),
    counts,
    source: {
      sha256: facts.workspace.sha256,
      files: facts.workspace.files,
      bytes: facts.workspace.bytes,
      bin: facts.bin,
    },
    scenarios,
    steps: scenarios.flatMap(({ steps }) => steps),
    services: results.flatMap(({ services = [] }) => services.map((service) => service.report)),
    coverage: facts.coverage,
    error: firstError(scenarios) ?? belowThreshold,
    omitted: [],
    content_digest: runDigest(scenarios),
  };
}

/** What every scenario that ran has reached. */
function determinismOf(scenarios: readonly ScenarioReport[]): Report["determinism"] {
  const ran = scenarios.filter(({ outcome }) => outcome !== "skipped");
  const tier = weakestTier(ran.map(({ determinism }) => determinism?.tier ?? "fixed-environment"));
  return { tier, controls: tier === "fixed-environment" ? FIXED : [...FIXED, CLOCK] };
}

function overall(counts: Record<Outcome, number>): Outcome {
  if (counts.error > 0) return "error";
  if (counts.failed > 0) return "failed";
  return counts.passed > 0 ? "passed" : "skipped";
}

function firstError(scenarios: readonly ScenarioReport[]): Failure | null {
  const bad =
    scenarios.find(({ outcome }) => outcome === "error") ?? scenarios.find(({ outcome }) => outcome === "failed");
  return bad?.error ?? null;
}

/** One policy for the whole run: a control counts as enforced only where it was in every scenario that asked for it. */
function combinePolicies(scenarios: readonly ScenarioReport[]): Report["policy"] {
  const names = new Set(scenarios.map(({ policy }) => policy.name));
  const merged = new Map<string, Control>();
  for (const { policy } of scenarios) {
    for (const control of policy.controls) {
      const known = merged.get(control.name);
      if (known === undefined) merged.set(control.name, { ...control, evidence: [...control.evidence] });
      else {
        known.enforced &&= control.enforced;
        if (known.requested !== control.requested) known.requested = "mixed";
      }
    }
  }
  return { name: names.size === 1 ? ([...names][0] ?? "none") : "mixed", controls: [...merged.values()] };
}
