import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { loadConfig } from "../../config/load.js";
import type { DeterminismFindings, ScenarioFindings } from "../../determinism/findings.js";
import { mapConcurrently } from "../../engine/pool.js";
import { buildPlan } from "../../plan/build.js";
import { checkBin } from "../../workspace/bin.js";
import type { RunHandlers, RunRequest } from "../api.js";
import { engineContext } from "../engine-context.js";
import { locateConfig } from "../locate-config.js";
import { redactorFor } from "../redactor-for.js";
import { newRunId } from "../run-id.js";
import { makeTempDir, removeTempDir } from "../temp-dir.js";
import { Examination } from "./scenario.js";

/** Scenarios that are examined at once, however many cells may run: each is a run by itself, one cell after another. */
const AT_ONCE = 4;

/**
 * Examines every selected scenario for what its results depend on. Throws CleanroomError as `runProject` does; writes
 * neither results nor snapshots.
 */
export async function examineDeterminism(request: RunRequest, handlers: RunHandlers): Promise<DeterminismFindings> {
  const config = await loadConfig({
    cwd: request.cwd,
    env: request.env,
    configPath: locateConfig(request.cwd, request.paths),
    overrides: request.overrides,
  });
  const plan = buildPlan(config, request.selection, request.command);
  const usesBin = plan.scenarios.some(({ steps }) => steps.some(({ target }) => target === "bin"));
  const bin = checkBin(plan.projectDir, usesBin ? plan.bin : null, plan.exclude);
  const redactor = redactorFor(request, config, handlers);
  const runId = newRunId(new Date());
  const tempDir = makeTempDir(runId);
  const afterwards: Promise<unknown>[] = [];
  try {
    const parts = { config, plan, bin, redactor, runId, tempDir, afterwards, coverage: null };
    const context = engineContext(request, handlers, { backend: null, policy: null }, parts);
    const jobs = plan.scenarios.flatMap((scenario) =>
      scenario.backends.map((name) => ({ ...scenario, backends: [name] })),
    );
    const atOnce = Math.min(AT_ONCE, config.settings.maxConcurrent);
    const scenarios = await mapConcurrently(jobs, atOnce, (scenario, index) => {
      // Of its own, as its workspace is packed once more for some of its runs.
      const own = join(tempDir, `examination-${index}`);
      mkdirSync(own);
      chmodSync(own, 0o711);
      const onProgress = (message: string) => handlers.onEvent({ type: "notice", message: redactor.text(message) });
      return new Examination({ ...context, tempDir: own }, scenario, onProgress).findings();
    });
    return { outcome: outcomeOf(scenarios), scenarios: redactor.json(scenarios) };
  } finally {
    await Promise.allSettled(afterwards);
    removeTempDir(tempDir);
  }
}

function outcomeOf(scenarios: readonly ScenarioFindings[]): DeterminismFindings["outcome"] {
  const has = (verdict: ScenarioFindings["verdict"]) => scenarios.some((each) => each.verdict === verdict);
  return has("nondeterministic") ? "nondeterministic" : has("deterministic") ? "deterministic" : "not run";
}
