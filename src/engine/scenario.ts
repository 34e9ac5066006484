import type { Backend, Cell, EngineInfo } from "../backend/backend.js";
import { asCleanroomError, CleanroomError, type Failure } from "../core/errors.js";
import { scenarioDigest } from "../determinism/digest.js";
import type { PlannedScenario, PlannedStep } from "../model/plan.js";
import type { Control } from "../model/policy.js";
import type { Outcome, ScenarioReport, StepReport } from "../model/report.js";
import type { ScenarioResult, StepResult } from "../model/result.js";
import { compareControls, unenforced } from "../policy/controls.js";
import { CellSupply } from "./cell-supply.js";
import type { EngineContext } from "./context.js";
import { round } from "./measure.js";
import { mapConcurrently } from "./pool.js";
import { runStep, skippedStep } from "./step.js";

/** Cells opened ahead where each step has its own. */
const AHEAD = 2;
/** Concurrent steps of one scenario at once. */
const CONCURRENT_STEPS = 4;

/** What is learnt about the place a scenario ran in. */
interface Place {
  readonly controls: Control[];
  readonly image: ScenarioReport["image"];
  /** Paths that the cells had; with a folder of its own for each they are no part of the result. */
  readonly workdirs: readonly string[];
  readonly artifactsDirs: readonly string[];
}

const NOWHERE: Place = { controls: [], image: null, workdirs: [], artifactsDirs: [] };

/** Runs one scenario on one backend. Failures are data; the result is complete whatever happened. */
export async function runScenario(
  context: EngineContext,
  scenario: PlannedScenario,
  chosen: { name: string; backend: Backend; engine: EngineInfo },
): Promise<ScenarioResult> {
  const start = performance.now();
  const frame = (step: PlannedStep) => ({ scenario, step, backend: chosen.name });
  let place = NOWHERE;
  let steps: StepResult[] = [];
  let failure: Failure | null = null;
  context.observer.scenarioStarted(scenario.name, chosen.name, chosen.engine);

  const open = async (): Promise<Cell> => {
    const cell = await chosen.backend.open({
      runId: context.runId,
      image: scenario.image,
      policy: scenario.policy,
      workdir: context.plan.workdir,
      workspace: await context.workspace,
      externalBin: context.bin.external,
      tempDir: context.tempDir,
      artifactsBytes: context.artifactsBytes,
    });
    try {
      place = visit(place, cell, inspect(context, scenario, cell, (await context.workspace).bytes));
    } catch (error) {
      await cell.close();
      throw error;
    }
    return cell;
  };

  const shared = scenario.isolation === "scenario" && !scenario.concurrent;
  const supply = new CellSupply(open, shared ? 1 : scenario.steps.length, shared ? 1 : AHEAD);
  const deadline = scenario.timeoutMs === null ? null : start + scenario.timeoutMs;
  const run = async (step: PlannedStep, cell: Cell): Promise<StepResult> => {
    const result = await runStep(context, frame(step), cell, remaining(step.timeoutMs, deadline));
    context.observer.stepFinished(result.report, {
      stdout: result.stdout.toString("utf8"),
      stderr: result.stderr.toString("utf8"),
    });
    return result;
  };
  const runInOwnCell = async (step: PlannedStep): Promise<StepResult> => {
    const cell = await supply.take();
    try {
      return await run(step, cell);
    } finally {
      supply.discard(cell);
    }
  };

  try {
    if (scenario.concurrent) {
      steps = await mapConcurrently(scenario.steps, CONCURRENT_STEPS, runInOwnCell);
    } else {
      const cell = shared ? await supply.take() : null;
      try {
        for (const step of scenario.steps) {
          const stopped = steps.some(({ report }) => report.outcome !== "passed") && !scenario.continueOnFail;
          const broken = cell !== null && steps.some(({ report }) => report.outcome === "error");
          if (stopped || broken || context.signal.aborted) steps.push(skippedStep(context, frame(step)));
          else steps.push(cell === null ? await runInOwnCell(step) : await run(step, cell));
        }
      } finally {
        if (cell !== null) supply.discard(cell);
      }
    }
  } catch (thrown) {
    failure = context.redactor.json(asCleanroomError(thrown).toFailure());
  } finally {
    context.afterwards(supply.close());
  }
  for (const step of scenario.steps.slice(steps.length)) steps.push(skippedStep(context, frame(step)));
  return conclude(context, scenario, chosen, steps, { place, failure, durationMs: performance.now() - start });
}

/** The result of a scenario that did not run: its engine is missing, or the run was interrupted before it. */
export function unrunScenario(
  context: EngineContext,
  scenario: PlannedScenario,
  backend: string,
  why: { outcome: "skipped" | "error"; reason: string; failure: Failure | null },
): ScenarioResult {
  const steps = scenario.steps.map((step) => skippedStep(context, { scenario, step, backend }));
  const report = frameReport(scenario, { name: backend, engine: null }, steps, NOWHERE);
  return finish(context, { ...report, outcome: why.outcome, reason: why.reason, error: why.failure }, steps);
}

function visit(place: Place, cell: Cell, controls: Control[]): Place {
  return {
    controls,
    image: cell.image,
    workdirs: [...place.workdirs, cell.workdir],
    artifactsDirs: [...place.artifactsDirs, cell.artifactsDir],
  };
}

/** Compares what was asked for with what was read back; throws EnforcementUnavailable where that is demanded. */
function inspect(context: EngineContext, scenario: PlannedScenario, cell: Cell, workspaceBytes: number): Control[] {
  const outputLimit = Math.max(...scenario.steps.map((step) => step.maxOutput));
  const controls = compareControls(scenario.policy, cell.observation, outputLimit, workspaceBytes);
  const missing = unenforced(controls);
  if (context.requireEnforcement && missing.length > 0) {
    const names = missing.map((control) => control.name).join(", ");
    throw new CleanroomError(
      "EnforcementUnavailable",
      `policy "${scenario.policy.name}" is not enforced here: ${names}`,
      {
        hint: "Run on docker or podman with cgroups, choose a policy that asks for less, or drop require-enforcement.",
        context: { controls: missing },
      },
    );
  }
  return controls;
}

function conclude(
  context: EngineContext,
  scenario: PlannedScenario,
  chosen: { name: string; engine: EngineInfo },
  steps: StepResult[],
  end: { place: Place; failure: Failure | null; durationMs: number },
): ScenarioResult {
  const first = steps.find(({ report }) => report.outcome === "error" || report.outcome === "failed");
  const interrupted = context.signal.aborted && steps.some(({ report }) => report.outcome === "skipped");
  const error = end.failure ?? first?.report.error ?? (interrupted ? interruption() : null);
  const outcome: Outcome = end.failure !== null || interrupted ? "error" : (first?.report.outcome ?? "passed");
  const report: ScenarioReport = {
    ...frameReport(scenario, chosen, steps, end.place),
    outcome,
    duration_ms: round(end.durationMs),
    error,
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
  return finish(context, report, steps);
}

function frameReport(
  scenario: PlannedScenario,
  chosen: { name: string; engine: EngineInfo | null },
  steps: StepResult[],
  place: Place,
): ScenarioReport {
  const { engine } = chosen;
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
    policy: { name: scenario.policy.name, controls: place.controls },
    error: null,
    steps: steps.map(({ report }) => report).sort(scenario.concurrent ? byStart : () => 0),
    content_digest: null,
  };
}

function finish(context: EngineContext, report: ScenarioReport, steps: StepResult[]): ScenarioResult {
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

/** The contract's order of concurrent steps: by the moment they began, then by name. */
function byStart(a: StepReport, b: StepReport): number {
  const [x, y] = [a.started_at ?? "", b.started_at ?? ""];
  if (x !== y) return x < y ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}

function remaining(stepMs: number | null, deadline: number | null): number | null {
  const left = deadline === null ? null : Math.max(1, deadline - performance.now());
  return stepMs === null ? left : left === null ? stepMs : Math.min(stepMs, left);
}
