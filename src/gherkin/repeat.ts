import type { InnerRun, RawStep, RunSpec } from "./inner-run.js";

/** The same run with other steps, on the backend that it really used. */
export function repeat(run: InnerRun, steps: readonly RawStep[] = run.spec.steps): RunSpec {
  return { name: run.spec.name, steps, backend: run.scenario?.backend ?? run.spec.backend, seed: run.seed };
}
