import type { Backend, Cell, CellSpec, EngineInfo } from "../backend/backend.js";
import type { Pod } from "../backend/pod.js";
import { asCleanroomError, type Failure } from "../core/errors.js";
import type { PlannedScenario } from "../model/plan.js";
import type { ScenarioResult, StepResult } from "../model/result.js";
import { CellSupply } from "./cell-supply.js";
import { StepClock } from "./clock.js";
import type { EngineContext } from "./context.js";
import { clockCell, inspectCell, missingPrograms, NOWHERE, visit } from "./place.js";
import { mapConcurrently } from "./pool.js";
import { concludeScenario, unrunScenario } from "./scenario-report.js";
import { equipped, ScenarioServices, type Sharing } from "./scenario-services.js";
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
  sharing: Sharing,
): Promise<ScenarioResult> {
  const start = performance.now();
  let place = NOWHERE;
  const services = ScenarioServices.of(context, scenario, chosen, sharing);
  const open = async (): Promise<Cell> => {
    // A cell is made while services boot; only their network must be there.
    const pod = services === null ? null : await services.all.pod;
    const spec = await cellSpec(context, scenario, pod);
    const clock = scenario.clock === undefined ? null : new StepClock(scenario.clock, scenario);
    const cell = await chosen.backend.open(clock?.shownIn(spec) ?? spec);
    try {
      const controls = await inspectCell(context, scenario, cell, pod);
      const clocked = await clockCell(context, scenario, cell, clock);
      place = visit(place, clocked, controls);
      return clocked.cell;
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
    const programs = supply.first().then((cell) => missingPrograms(cell, scenario.requires, context.signal));
    const [missing] = await Promise.all([programs, services?.all.ready, sharing.custom.ready()]);
    if (missing.length > 0) {
      const reason = `requires ${missing.join(", ")}`;
      return unrunScenario(context, scenario, chosen, { outcome: "skipped", reason, failure: null, place });
    }
    const runner = new StepRunner(context, equipped(scenario, services, sharing.custom), chosen.name, supply, services);
    steps = scenario.concurrent
      ? await mapConcurrently(scenario.steps, CONCURRENT_STEPS, (step) => runner.inOwnCell(step))
      : await runner.sequence(shared ? await supply.first() : null);
    failure = (await services?.failure()) ?? null;
  } catch (thrown) {
    failure = context.redactor.json(asCleanroomError(thrown).toFailure());
    steps = scenario.steps.map((step) => skippedStep(context, { scenario, step, backend: chosen.name }));
  } finally {
    context.afterwards(closeAll(supply, services));
  }
  const result = concludeScenario(context, scenario, chosen, steps, {
    ...{ place, failure },
    durationMs: performance.now() - start,
  });
  return services === null ? result : { ...result, services: services.results() };
}

/** Cells go first: they stand in the services' network. */
async function closeAll(supply: CellSupply, services: ScenarioServices | null): Promise<void> {
  try {
    await supply.close();
  } finally {
    await services?.close();
  }
}

async function cellSpec(context: EngineContext, scenario: PlannedScenario, pod: Pod | null): Promise<CellSpec> {
  return {
    runId: context.runId,
    image: scenario.image,
    policy: scenario.policy,
    workdir: context.plan.workdir,
    workspace: await context.workspace,
    externalBin: context.bin.external,
    tempDir: context.tempDir,
    artifactsBytes: context.artifactsBytes,
    pod,
  };
}
