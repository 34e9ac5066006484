import type { Failure } from "../core/errors.js";
import type { PlannedScenario } from "../model/plan.js";
import type { ScenarioResult } from "../model/result.js";
import { onBackend } from "../plan/on-backend.js";
import type { EngineContext } from "./context.js";
import { mapConcurrently } from "./pool.js";
import { runScenario } from "./scenario.js";
import { interruption, unrunScenario } from "./scenario-report.js";

/** The reason of every scenario that was skipped for want of its engine; interface. */
export const ENGINE_UNAVAILABLE = "engine unavailable";

/** Runs every scenario of the plan on each of its backends. Results come in the plan's order. */
export async function executePlan(context: EngineContext): Promise<ScenarioResult[]> {
  const jobs = context.plan.scenarios.flatMap((scenario) =>
    scenario.backends.map((backend) => ({ scenario, backend })),
  );
  return mapConcurrently(jobs, context.maxConcurrent, ({ scenario, backend }) => runJob(context, scenario, backend));
}

async function runJob(context: EngineContext, scenario: PlannedScenario, requested: string): Promise<ScenarioResult> {
  const selected = await context.select(requested);
  if (context.signal.aborted) {
    return unrunScenario(
      context,
      scenario,
      { name: selected.name, engine: null },
      {
        outcome: "error",
        reason: "interrupted",
        failure: interruption(),
      },
    );
  }
  if (selected.backend === null) {
    return unrunScenario(
      context,
      scenario,
      { name: requested, engine: null },
      {
        outcome: context.requireBackend ? "error" : "skipped",
        reason: ENGINE_UNAVAILABLE,
        failure: missingEngine(requested, selected.reason),
      },
    );
  }
  return runScenario(context, onBackend(scenario, selected.name), selected);
}

function missingEngine(backend: string, reason: string): Failure {
  return {
    kind: "EngineUnavailable",
    message: `${backend} can't be used here: ${reason}`,
    hint: "Run `cleanroom doctor` to see what is missing; `--backend local` needs no engine.",
    context: { backend, reason },
  };
}
