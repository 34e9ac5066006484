import { join } from "node:path";
import { mapConcurrently } from "../engine/pool.js";
import type { FeatureContext, FeatureResult } from "./context.js";
import { type Hook, hooksFor } from "./hooks.js";
import type { ParsedFeature } from "./parse.js";
import { stepResultOf } from "./results.js";
import { prepareScenario, runScenarioJob } from "./run-scenario.js";
import { runTestStep } from "./run-step.js";
import type { ScenarioJob, TestStep } from "./scenario-job.js";
import { World } from "./world.js";

/** Scenarios of this tag run by themselves. */
const SERIAL = "@serial";

/** Runs scenarios of features; results come in their order. A hook around the whole run that fails is a result too. */
export async function runFeatures(
  context: FeatureContext,
  features: readonly ParsedFeature[],
  jobs: readonly ScenarioJob[],
): Promise<FeatureResult[]> {
  const { messages, registry, hooks, host } = context;
  const { version } = await import("@cucumber/messages");
  messages.begin(features, registry, hooks, version);
  const prepared = jobs.map((job, index) => prepareScenario(context, job, index));
  messages.runStarted(prepared);
  const broken = await runHooks(context, "beforeAll");
  const results: FeatureResult[] = [];
  if (broken.length === 0) {
    messages.testCases(prepared);
    // A module of the user's own may keep things between scenarios.
    const own = hooks.length > 0 || registry.definitions.some((definition) => definition.own);
    const alone = own ? prepared : prepared.filter(({ job }) => job.tags.includes(SERIAL));
    const together = own ? [] : prepared.filter((each) => !alone.includes(each));
    const ran = new Map<number, FeatureResult>();
    const run = async (each: (typeof prepared)[number]) =>
      void ran.set(each.index, await runScenarioJob(context, each));
    await mapConcurrently(together, context.maxConcurrent, run);
    for (const each of alone) await run(each);
    results.push(...[...ran].sort(([a], [b]) => a - b).map(([, result]) => result));
  }
  broken.push(...(await runHooks(context, "afterAll")));
  const all = [...results, ...broken];
  messages.runFinished(
    !host.signal.aborted && all.every(({ report }) => report.outcome === "passed" || report.outcome === "skipped"),
  );
  return all;
}

/** Runs the hooks around everything; those that failed are results. */
async function runHooks(context: FeatureContext, kind: "beforeAll" | "afterAll"): Promise<FeatureResult[]> {
  const results: FeatureResult[] = [];
  for (const hook of hooksFor(context.hooks, kind, [], context.matchesTags)) {
    const { host, messages } = context;
    const world = new World(host, join(host.cwd, hook.at.uri), null, join(host.tempDir, "features", "hooks"));
    const test: TestStep = { kind: "hook", id: "", hook };
    const result = await runTestStep(context, world, test, {
      over: null,
      awaited: false,
      facts: { name: "", tags: [], outcome: null },
    });
    await world.close();
    messages.runHook(hook, result);
    if (result.outcome === "failed" || result.outcome === "error")
      results.push(brokenHook(context, hook, test, result));
  }
  return results;
}

function brokenHook(
  context: FeatureContext,
  hook: Hook,
  test: TestStep,
  result: Awaited<ReturnType<typeof runTestStep>>,
): FeatureResult {
  const name = hook.name ?? `${hook.kind} hook`;
  const location = { file: hook.at.uri, line: hook.at.line, column: 1 };
  const step = stepResultOf(context, { name, location, backend: null }, test, result);
  return {
    report: {
      ...{ name, backend: "none", outcome: result.outcome, reason: null, location, tags: [] },
      ...{
        duration_ms: step.report.duration_ms,
        image: null,
        engine: null,
        policy: { name: context.policy, controls: [] },
      },
      ...{ error: result.failure, steps: [step.report], content_digest: null },
    },
    steps: [step],
    runs: [],
  };
}
