import { relative } from "node:path";
import { setTimeout } from "node:timers/promises";
import { builderFacts } from "../ci/detect.js";
import { loadConfig } from "../config/load.js";
import type { LoadedConfig } from "../config/loaded.js";
import { asCleanroomError } from "../core/errors.js";
import { sha256File } from "../core/hash.js";
import { round } from "../engine/measure.js";
import { executePlan } from "../engine/run.js";
import { createSigner } from "../evidence/sign.js";
import type { Plan } from "../model/plan.js";
import type { FileReport, Report } from "../model/report.js";
import { buildPlan } from "../plan/build.js";
import { checkBin, type TestedBin } from "../workspace/bin.js";
import type { Extensions, RunHandlers, RunRequest, RunResult } from "./api.js";
import { assembleReport } from "./assemble-report.js";
import { coverageDemand, coverageOf } from "./coverage.js";
import { engineContext } from "./engine-context.js";
import { exitCode } from "./exit-code.js";
import { featuresOf, runFeatureJobs, selectJobs } from "./features/features.js";
import { planBeside } from "./features/plan-beside.js";
import { innerRunner } from "./features/run-inner.js";
import { locateConfig } from "./locate-config.js";
import { redactorFor } from "./redactor-for.js";
import { stepFiles } from "./run-dir.js";
import { newRunId } from "./run-id.js";
import { serviceFiles } from "./service-files.js";
import { makeTempDir, removeTempDir } from "./temp-dir.js";
import { startWatchdog, type Watchdog } from "./watchdog.js";
import { withCatalogue } from "./with-catalogue.js";
import { writeResults } from "./write-results.js";

/** Milliseconds until the first request is with the engine and this process has nothing to do. */
const ENGINE_BUSY_MS = 30;

/**
 * The one entry behind the action, the CLI and the library: configuration to evidence. A test that fails is in the
 * result; what is thrown (ConfigInvalid) was found before anything started.
 *
 * @param extensions what only code can give: a backend of one's own, a policy made with the library
 */
export async function runProject(
  request: RunRequest,
  handlers: RunHandlers,
  extensions: Extensions = { backend: null, policy: null },
): Promise<RunResult> {
  const startedAt = new Date();
  const start = performance.now();
  const features = await featuresOf(request);
  const config = await loadConfig({
    cwd: request.cwd,
    env: request.env,
    configPath: locateConfig(request.cwd, features?.configs ?? request.paths),
    overrides: request.overrides,
  });
  const chosen = features === null ? null : await selectJobs(features, request, config);
  const whole =
    features === null || chosen === null
      ? buildPlan(withCatalogue(config), request.selection, request.command)
      : planBeside(features, withCatalogue(chosen.config), request.cwd);
  const plan = extendPlan(whole, extensions);
  const bin = checkBin(plan.projectDir, plan.scenarios.some(usesBin) ? plan.bin : null, plan.exclude);
  const signer = createSigner(signingOf(request, config));
  const redactor = redactorFor(request, config, handlers, features?.secrets);
  const coverageAsked = await coverageDemand(config.settings, bin.hostPath, request.env);
  const runId = newRunId(startedAt);
  // Cells end with this process, services don't: what sees to it stands before anything is made.
  const watchdog = plan.scenarios.some(hasServices) ? startWatchdog(runId, request.env) : null;
  const tempDir = makeTempDir(runId);
  const afterwards: Promise<unknown>[] = [];
  const warn = (message: string) => handlers.onEvent({ type: "warning", message: redactor.text(message) });
  try {
    const parts = { config, plan, bin, redactor, runId, tempDir, afterwards, coverage: coverageAsked };
    const context = engineContext(request, handlers, extensions, parts);
    const { jobs = [] } = chosen ?? {};
    const scenarios = plan.scenarios.length + jobs.length;
    const steps = jobs.reduce((sum, { pickle }) => sum + pickle.steps.length, countSteps(plan));
    handlers.onEvent({ type: "run_started", runId, scenarios, steps });
    const prepared = Date.now();
    const running = executePlan(context);
    // Asked while the engine works on the first cell: starting git takes milliseconds that nobody should wait for.
    const builder = setTimeout(ENGINE_BUSY_MS).then(() => builderFacts(request.env, plan.projectDir));
    const planned = await running;
    const runInner = innerRunner(runProject, request, extensions);
    const ofFeatures =
      features === null || chosen === null
        ? null
        : await runFeatureJobs(features, chosen.jobs, { ...parts, request, handlers, runInner });
    const results = [...planned, ...(ofFeatures?.results ?? [])];
    const ran = Date.now();
    const redact = (text: string) => redactor.text(text);
    const stepLogs = stepFiles(
      results.flatMap(({ steps }) => steps),
      redact,
    );
    const logs = [...stepLogs, ...serviceFiles(results.flatMap(({ services = [] }) => services))];
    logs.push(...(ofFeatures?.files() ?? []));
    const coverage = await coverageOf(results, {
      ...{ settings: config.settings, bin: bin.hostPath, runId, tempDir, redactor, warn },
      ...{ env: request.env, signal: handlers.signal, run: extensions.runTool ?? null },
    });
    const facts = {
      coverage: coverage?.report ?? null,
      runId,
      startedAt,
      durationMs: round(performance.now() - start),
      seed: plan.seed,
      bin: describeBin(plan, bin),
    };
    const report = redactor.json(assembleReport({ ...facts, workspace: await context.workspace }, results)) as Report;
    const written = await writeResults({
      ...{ builder, config, plan, results, report, logs, redactor, signer, coverage },
      phases: { start: startedAt.getTime(), prepared, ran },
    });
    const cleanedUp = cleanUp(afterwards, { tempDir, watchdog, warn });
    return { ...written, exitCode: exitCode(written.report, written.writeError), cleanedUp };
  } catch (error) {
    await cleanUp(afterwards, { tempDir, watchdog, warn });
    throw error;
  }
}

/** Waits for what engines still remove, then removes the run's own folder. Tells what failed; never rejects. */
async function cleanUp(
  afterwards: readonly Promise<unknown>[],
  { tempDir, watchdog, warn }: { tempDir: string; watchdog: Watchdog | null; warn: (message: string) => void },
): Promise<void> {
  const folder = Promise.allSettled(afterwards).then(() => removeTempDir(tempDir));
  const outcomes = await Promise.allSettled([...afterwards, folder]);
  watchdog?.release(outcomes.every(({ status }) => status === "fulfilled"));
  for (const outcome of outcomes) {
    if (outcome.status === "fulfilled") continue;
    const { message } = asCleanroomError(outcome.reason);
    warn(`cleaning up failed: ${message}; \`cleanroom gc\` removes what is left`);
  }
}

/** Signing that the configuration has switched off stays off, unless a key was given for this run. */
function signingOf({ signing }: RunRequest, { settings }: LoadedConfig): RunRequest["signing"] {
  const { attestationEnabled, signingEnabled } = settings.security;
  return signing.mode === "auto" && signing.key === null && !(attestationEnabled && signingEnabled)
    ? { mode: "none", key: null }
    : signing;
}

function extendPlan(plan: Plan, { backend, policy }: Extensions): Plan {
  const changes = { ...(backend === null ? {} : { backends: [backend.name] }), ...(policy === null ? {} : { policy }) };
  const scenarios = plan.scenarios.map(({ variants = {}, ...scenario }) => {
    return { ...scenario, ...changes, ...(policy === null ? { variants } : {}) };
  });
  return { ...plan, scenarios };
}

function usesBin(scenario: Plan["scenarios"][number]): boolean {
  return scenario.steps.some(({ target }) => target === "bin");
}

function hasServices({ services = [] }: Plan["scenarios"][number]): boolean {
  return services.length > 0;
}

function countSteps(plan: Plan): number {
  return plan.scenarios.reduce((sum, { steps }) => sum + steps.length, 0);
}

function describeBin(plan: Plan, bin: TestedBin): FileReport | null {
  if (bin.hostPath === null) return null;
  const { sha256, bytes } = sha256File(bin.hostPath);
  return { path: bin.inProject ?? relative(plan.projectDir, bin.hostPath), bytes, sha256 };
}
