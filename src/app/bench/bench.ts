import type { Report } from "../../model/report.js";
import type { RunHandlers, RunRequest, RunResult } from "../api.js";
import { runProject } from "../run.js";
import { type Latency, latencyOf } from "./latency.js";

export interface BenchOptions {
  /** How many runs are measured. */
  readonly iterations: number;
  /** How many runs come before those, and are not. */
  readonly warmup: number;
}

export interface Measured {
  readonly name: string;
  readonly duration_ms: Latency;
}

export interface MeasuredScenario extends Measured {
  readonly backend: string;
  readonly steps: readonly Measured[];
}

export interface Bench extends BenchOptions {
  readonly schema_version: "1";
  /** From the configuration to the report. */
  readonly run: { readonly duration_ms: Latency };
  readonly scenarios: readonly MeasuredScenario[];
}

/** Told after each run; `done` counts from 1, those of the warm-up too. */
export type OnRun = (done: number, total: number) => void;

/**
 * Runs the same again and again in this process, and measures; nothing is written. A run that does not pass ends it, and is
 * given in place of figures: how long a failure takes says nothing. Each run is cleaned up before the next begins.
 */
export async function benchProject(
  request: RunRequest,
  { iterations, warmup }: BenchOptions,
  handlers: RunHandlers,
  onRun: OnRun = () => undefined,
): Promise<Bench | RunResult> {
  const overrides = [...request.overrides, { key: "artifacts.enabled", value: false, origin: "bench" }];
  const quiet: RunRequest = { ...request, overrides, requireBackend: true, signing: { mode: "none", key: null } };
  const reports: Report[] = [];
  for (let run = 0; run < warmup + iterations; run += 1) {
    const result = await runProject(quiet, handlers);
    await result.cleanedUp;
    if (result.report.outcome !== "passed") return result;
    if (run >= warmup) reports.push(result.report);
    onRun(run + 1, warmup + iterations);
  }
  const run = { duration_ms: latencyOf(reports.map((report) => report.duration_ms)) };
  return { schema_version: "1", iterations, warmup, run, scenarios: scenariosOf(reports) };
}

/** Runs of one plan have the same scenarios in the same order; steps that ran at once may have changed places. */
function scenariosOf(reports: readonly Report[]): MeasuredScenario[] {
  const [first] = reports;
  return (first?.scenarios ?? []).flatMap((scenario, at) => {
    if (scenario.outcome === "skipped") return [];
    const all = reports.flatMap(({ scenarios }) => scenarios[at] ?? []);
    const steps = scenario.steps.map(({ name }, index) => {
      const found = all.flatMap((each) => each.steps.find((step) => step.name === name) ?? each.steps[index] ?? []);
      return { name, duration_ms: latencyOf(found.map((step) => step.duration_ms)) };
    });
    const { name, backend } = scenario;
    return [{ name, backend, duration_ms: latencyOf(all.map((each) => each.duration_ms)), steps }];
  });
}
