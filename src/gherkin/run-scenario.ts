import { join } from "node:path";
import { interruption } from "../engine/scenario-report.js";
import type { FeatureContext, FeatureResult, ScenarioEnd } from "./context.js";
import { hooksFor } from "./hooks.js";
import { scenarioResult, stepResultOf } from "./results.js";
import { runTestStep } from "./run-step.js";
import { placeOf, type ScenarioJob, type TestStep } from "./scenario-job.js";
import { failureOf, NOT_RUN, outcomeOf, type TestStepResult } from "./step-result.js";
import { ScenarioSkipped, World } from "./world.js";

/** A scenario that is ready to run: its steps matched, its place in the messages known. */
export interface PreparedScenario {
  readonly job: ScenarioJob;
  readonly index: number;
  readonly testCaseId: string;
  readonly tests: readonly TestStep[];
}

/** Matches the steps of a scenario and finds its hooks. */
export function prepareScenario(context: FeatureContext, job: ScenarioJob, index: number): PreparedScenario {
  const { newId, registry, hooks, matchesTags } = context;
  const testCaseId = newId();
  const hook = (kind: "before" | "after"): TestStep[] =>
    hooksFor(hooks, kind, job.tags, matchesTags).map((each) => ({ kind: "hook", id: newId(), hook: each }));
  const steps = (): TestStep[] =>
    job.pickle.steps.map((step) => ({
      kind: "step",
      id: newId(),
      step,
      keyword: job.feature.nodes.get(step.astNodeIds[0] ?? "")?.keyword ?? "* ",
      location: placeOf(job.feature, step.astNodeIds[0]),
      matches: registry.match(step.text),
    }));
  // A scenario without steps has nothing that hooks could prepare.
  const tests = job.pickle.steps.length === 0 ? [] : [...hook("before"), ...steps(), ...hook("after")];
  return { job, index, testCaseId, tests };
}

/** Runs a scenario: failures are data, the result is complete whatever happened. */
export async function runScenarioJob(context: FeatureContext, prepared: PreparedScenario): Promise<FeatureResult> {
  const { job, index, tests } = prepared;
  const { host, messages, observer } = context;
  const start = performance.now();
  const dir = join(host.tempDir, "features", String(index + 1));
  const world = new World(host, job.feature.file.path, job.backend, dir);
  const log = messages.openCase(prepared);
  observer.scenarioStarted(job.name, job.backend ?? host.settings.backends.join(","));
  const results: TestStepResult[] = [];
  let over: "skipped" | "failed" | null = null;
  let end: ScenarioEnd = { reason: null, failure: null };
  for (const [at, test] of tests.entries()) {
    if (host.signal.aborted && test.kind === "step") {
      over ??= "skipped";
      end = { reason: "interrupted", failure: interruption() };
    }
    const awaited = tests
      .slice(at + 1)
      .some((later) => later.kind === "step" && later.matches[0]?.definition.unfinished);
    const facts = { name: job.name, tags: job.tags, outcome: outcomeSoFar(results) };
    log.stepStarted(test);
    const result = await runTestStep(context, world, test, { over, awaited, facts });
    log.stepFinished(test, result);
    results.push(result);
    if (result.status !== "PASSED" && result !== NOT_RUN) {
      over ??= result.status === "SKIPPED" ? "skipped" : "failed";
      if (result.thrown instanceof ScenarioSkipped) end = { reason: result.thrown.reason, failure: result.failure };
      else if (result.status === "SKIPPED" && end.reason === null)
        end = { ...end, reason: "a step skipped the scenario" };
    }
    if (test.kind === "step" || result.failure !== null) {
      const { report, stdout, stderr } = stepResultOf(context, job, test, result);
      observer.stepFinished(report, { stdout: stdout.toString("utf8"), stderr: stderr.toString("utf8") });
    }
  }
  try {
    await world.close();
  } catch (thrown) {
    const failure = failureOf(thrown, false);
    end = { ...end, failure };
    results.push({ ...NOT_RUN, status: "FAILED", outcome: outcomeOf(failure), failure });
  }
  log.close();
  const result = scenarioResult(context, prepared, results, end, performance.now() - start);
  observer.scenarioFinished(result.report);
  return result;
}

function outcomeSoFar(results: readonly TestStepResult[]): "passed" | "failed" | "skipped" | null {
  if (results.length === 0) return null;
  if (results.some(({ outcome }) => outcome === "failed" || outcome === "error")) return "failed";
  return results.some(({ outcome }) => outcome === "skipped") ? "skipped" : "passed";
}
