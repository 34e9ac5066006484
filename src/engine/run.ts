import type { Failure } from "../core/errors.js";
import type { PlannedScenario } from "../model/plan.js";
import type { ScenarioResult } from "../model/result.js";
import { onBackend } from "../plan/on-backend.js";
import { CustomServices } from "../services/custom.js";
import { SharedServices } from "../services/shared.js";
import type { EngineContext } from "./context.js";
import { mapConcurrently } from "./pool.js";
import { runScenario } from "./scenario.js";
import { interruption, unrunScenario } from "./scenario-report.js";
import type { Sharing } from "./scenario-services.js";

/** The reason of every scenario that was skipped for want of its engine; interface. */
export const ENGINE_UNAVAILABLE = "engine unavailable";

/** Runs every scenario of the plan on each of its backends. Results come in the plan's order. */
export async function executePlan(context: EngineContext): Promise<ScenarioResult[]> {
  const jobs = context.plan.scenarios.flatMap((scenario) =>
    scenario.backends.map((backend) => ({ scenario, backend })),
  );
  const pool = new SharedServices();
  const custom = new CustomServices(context.customServices ?? [], context.redactor, context.signal);
  const cells: Promise<void>[] = [];
  const tracked = { ...context, afterwards: (work: Promise<void>) => void cells.push(settled(work, context)) };
  try {
    const results = await mapConcurrently(jobs, context.maxConcurrent, ({ scenario, backend }, index) =>
      runJob(tracked, scenario, backend, { pool, custom, index }),
    );
    const shared = pool.results();
    return results.map((result, index) => {
      const own = index === 0 ? custom.results(result.report.backend) : [];
      const used = [...own, ...shared.filter(({ first }) => first === index).flatMap(({ services }) => services)];
      return used.length === 0 ? result : { ...result, services: [...(result.services ?? []), ...used] };
    });
  } finally {
    // What cells have joined goes after them.
    context.afterwards(Promise.all(cells).then(() => closeBoth(pool, custom)));
  }
}

async function closeBoth(pool: SharedServices, custom: CustomServices): Promise<void> {
  const [first, second] = await Promise.allSettled([pool.close(), custom.close()]);
  for (const outcome of [first, second]) if (outcome.status === "rejected") throw outcome.reason;
}

/** Hands work on and resolves when it is done, whatever came of it. */
function settled(work: Promise<void>, { afterwards }: EngineContext): Promise<void> {
  afterwards(work);
  return work.catch(() => undefined);
}

async function runJob(
  context: EngineContext,
  scenario: PlannedScenario,
  requested: string,
  shared: Sharing,
): Promise<ScenarioResult> {
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
  return runScenario(context, onBackend(scenario, selected.name), selected, shared);
}

function missingEngine(backend: string, reason: string): Failure {
  return {
    kind: "EngineUnavailable",
    message: `${backend} can't be used here: ${reason}`,
    hint: "Run `cleanroom doctor` to see what is missing; `--backend local` needs no engine.",
    context: { backend, reason },
  };
}
