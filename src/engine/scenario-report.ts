import type { EngineInfo } from "../backend/backend.js";
import type { Failure } from "../core/errors.js";
import { scenarioDigest } from "../determinism/digest.js";
import type { PlannedScenario } from "../model/plan.js";
import type { Outcome, ScenarioReport, StepReport } from "../model/report.js";
import type { ScenarioResult, StepResult } from "../model/result.js";
import type { EngineContext } from "./context.js";
import { round } from "./measure.js";
import { NOWHERE, type Place } from "./place.js";
import { skippedStep } from "./step.js";

/** How a scenario ended beyond what its steps tell. */
export interface Ending {
  readonly place: Place;
  /** What kept the scenario from running, null where its steps tell all. */
  readonly failure: Failure | null;
  readonly durationMs: number;
}

/** The result of a scenario that ran, from its steps in the plan's order. */
export function concludeScenario(
  context: EngineContext,
  scenario: PlannedScenario,
  chosen: { name: string; engine: EngineInfo },
  steps: readonly StepResult[],
  end: Ending,
): ScenarioResult {
  const having = (outcome: Outcome) => steps.find(({ report }) => report.outcome === outcome);
  const bad = having("error") ?? having("failed");
  const cut = steps.some(({ report }) => report.outcome === "skipped" || report.error?.kind === "Interrupted");
  const interrupted = context.signal.aborted && cut ? interruption() : null;
  const broken = interrupted !== null || (end.failure !== null && !isVerdict(end.failure));
  const outcome: Outcome = broken ? "error" : (bad?.report.outcome ?? (end.failure === null ? "passed" : "failed"));
  const report: ScenarioReport = {
    ...frame(scenario, chosen, steps, end.place),
    outcome,
    duration_ms: round(end.durationMs),
    error: interrupted ?? end.failure ?? bad?.report.error ?? null,
  };
  report.content_digest = scenarioDigest(
    scenario,
    { report, steps },
    {
      seed: context.plan.seed,
      workdir: context.plan.workdir,
      cellWorkdirs: end.place.workdirs,
      artifactsDirs: end.place.artifactsDirs,
      runId: context.runId,
      redact: (text) => context.redactor.text(text),
    },
  );
  context.observer.scenarioFinished(report);
  return { report, steps };
}

/** Services that fail, and logs that lack what they should have, are what was tested: no trouble of ours. */
function isVerdict({ kind }: Failure): boolean {
  return kind === "ServiceUnhealthy" || kind === "AssertionFailed";
}

/** The result of a scenario none of whose steps ran: its engine or a program is missing, or the run was interrupted. */
export function unrunScenario(
  context: EngineContext,
  scenario: PlannedScenario,
  chosen: { name: string; engine: EngineInfo | null },
  why: { outcome: "skipped" | "error"; reason: string; failure: Failure | null; place?: Place },
): ScenarioResult {
  const steps = scenario.steps.map((step) => skippedStep(context, { scenario, step, backend: chosen.name }));
  const framed = frame(scenario, chosen, steps, why.place ?? NOWHERE);
  const report = { ...framed, outcome: why.outcome, reason: why.reason, error: why.failure };
  context.observer.scenarioFinished(report);
  return { report, steps };
}

export function interruption(): Failure {
  return {
    kind: "Interrupted",
    message: "the run was interrupted before this scenario was finished",
    hint: "Everything it had started was removed; run again for a whole result.",
    context: {},
  };
}

function frame(
  scenario: PlannedScenario,
  chosen: { name: string; engine: EngineInfo | null },
  steps: readonly StepResult[],
  place: Place,
): ScenarioReport {
  const { engine } = chosen;
  const reports = steps.map(({ report }) => report);
  return {
    name: scenario.name,
    backend: chosen.name,
    outcome: "skipped",
    reason: null,
    location: { ...scenario.location },
    tags: [...scenario.tags],
    duration_ms: 0,
    image: place.image,
    engine: engine === null ? null : { name: engine.name, version: engine.version, rootless: engine.rootless },
    policy: { name: scenario.policy.name, controls: [...place.controls] },
    error: null,
    steps: scenario.concurrent ? reports.sort(byStart) : reports,
    content_digest: null,
    ...(place.determinism == null ? {} : { determinism: place.determinism }),
  };
}

/** The contract's order of concurrent steps: by the moment they began, then by name. */
function byStart(a: StepReport, b: StepReport): number {
  const [x, y] = [a.started_at ?? "", b.started_at ?? ""];
  if (x !== y) return x < y ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}
