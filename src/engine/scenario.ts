import type { Backend, Cell, CellSpec, EngineInfo } from "../backend/backend.js";
import { asCleanroomError, type Failure } from "../core/errors.js";
import type { PlannedScenario } from "../model/plan.js";
import type { ScenarioResult, StepResult } from "../model/result.js";
import { CellSupply } from "./cell-supply.js";
import type { EngineContext } from "./context.js";
import { inspectCell, missingPrograms, NOWHERE, visit } from "./place.js";
import { mapConcurrently } from "./pool.js";
import { concludeScenario, unrunScenario } from "./scenario-report.js";
import { skippedStep } from "./step.js";
import { StepRunner } from "./step-runner.js";

/** Cells opened ahead where each step has its own. */
const AHEAD = 2;
/** Concurrent steps of one scenario at once. */
const CONCURRENT_STEPS = 4;

/** Runs one scenario on one backend. Failures are data; the result is complete whatever happened. */
export async function runScenario(
  context: EngineContext,
  scenario: PlannedScenario,
  chosen: { name: string; backend: Backend; engine: EngineInfo },
): Promise<ScenarioResult> {
  const start = performance.now();
  let place = NOWHERE;
  const open = async (): Promise<Cell> => {
    const cell = await chosen.backend.open(await cellSpec(context, scenario));
    try {
      place = visit(place, cell, await inspectCell(context, scenario, cell));
      return cell;
    } catch (error) {
      await cell.close();
      throw error;
    }
  };
  const shared = scenario.isolation === "scenario" && !scenario.concurrent;
  context.observer.scenarioStarted(scenario.name, chosen.name, chosen.engine);
  const supply = new CellSupply(open, shared ? 1 : scenario.steps.length, shared ? 1 : AHEAD);
  let steps: StepResult[];
  let failure: Failure | null = null;
  try {
    const missing = await missingPrograms(await supply.first(), scenario.requires, context.signal);
    if (missing.length > 0) {
      const reason = `requires ${missing.join(", ")}`;
      return unrunScenario(context, scenario, chosen, { outcome: "skipped", reason, failure: null, place });
    }
    const runner = new StepRunner(context, scenario, chosen.name, supply);
    steps = scenario.concurrent
      ? await mapConcurrently(scenario.steps, CONCURRENT_STEPS, (step) => runner.inOwnCell(step))
      : await runner.sequence(shared ? await supply.first() : null);
  } catch (thrown) {
    failure = context.redactor.json(asCleanroomError(thrown).toFailure());
    steps = scenario.steps.map((step) => skippedStep(context, { scenario, step, backend: chosen.name }));
  } finally {
    context.afterwards(supply.close());
  }
  return concludeScenario(context, scenario, chosen, steps, { place, failure, durationMs: performance.now() - start });
}

async function cellSpec(context: EngineContext, scenario: PlannedScenario): Promise<CellSpec> {
  return {
    runId: context.runId,
    image: scenario.image,
    policy: scenario.policy,
    workdir: context.plan.workdir,
    workspace: await context.workspace,
    externalBin: context.bin.external,
    tempDir: context.tempDir,
    artifactsBytes: context.artifactsBytes,
    pod: null,
  };
}
