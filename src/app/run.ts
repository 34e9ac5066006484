import { join, relative } from "node:path";
import type { Backend } from "../backend/backend.js";
import { BackendSelector } from "../backend/select.js";
import { builderFacts } from "../ci/detect.js";
import { loadConfig } from "../config/load.js";
import type { LoadedConfig } from "../config/loaded.js";
import { EXIT, exitCodeOf } from "../core/errors.js";
import { sha256File } from "../core/hash.js";
import type { EngineContext } from "../engine/context.js";
import { round } from "../engine/measure.js";
import { executePlan } from "../engine/run.js";
import { createSigner } from "../evidence/sign.js";
import type { Plan } from "../model/plan.js";
import type { PolicySpec } from "../model/policy.js";
import type { FileReport, Report } from "../model/report.js";
import { buildPlan } from "../plan/build.js";
import { collectSecrets } from "../redaction/collect.js";
import { Redactor } from "../redaction/redactor.js";
import { SNAPSHOT_FOLDER, SnapshotStore } from "../snapshots/store.js";
import { checkBin, type TestedBin } from "../workspace/bin.js";
import { packWorkspace } from "../workspace/pack.js";
import type { RunHandlers, RunRequest, RunResult } from "./api.js";
import { assembleReport } from "./assemble-report.js";
import { locateConfig } from "./locate-config.js";
import { stepFiles } from "./run-dir.js";
import { newRunId } from "./run-id.js";
import { makeTempDir, removeTempDir, sweepTempDirs } from "./temp-dir.js";
import { writeResults } from "./write-results.js";

/** What only code can give, for every scenario of a run. */
export interface Extensions {
  readonly backend: Backend | null;
  readonly policy: PolicySpec | null;
}

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
  const config = await loadConfig({
    cwd: request.cwd,
    env: request.env,
    configPath: locateConfig(request.cwd, request.paths),
    overrides: request.overrides,
  });
  const plan = extendPlan(buildPlan(config, request.selection, request.command), extensions);
  const bin = checkBin(plan.projectDir, plan.scenarios.some(usesBin) ? plan.bin : null, plan.exclude);
  const signer = createSigner(signingOf(request, config));
  const redactor = makeRedactor(request, config, handlers);
  const runId = newRunId(startedAt);
  const tempDir = makeTempDir();
  const afterwards: Promise<unknown>[] = [];
  try {
    const { context, workspace } = makeContext(request, handlers, extensions, {
      config,
      plan,
      bin,
      redactor,
      runId,
      tempDir,
      afterwards,
    });
    handlers.onEvent({ type: "run_started", runId, scenarios: plan.scenarios.length, steps: countSteps(plan) });
    const prepared = Date.now();
    const running = executePlan(context);
    // Asked while the scenarios run: git takes milliseconds that nobody should wait for.
    const builder = builderFacts(request.env, plan.projectDir);
    const results = await running;
    const ran = Date.now();
    const logs = stepFiles(
      results.flatMap(({ steps }) => steps),
      (text) => redactor.text(text),
    );
    const facts = {
      runId,
      startedAt,
      durationMs: round(performance.now() - start),
      seed: plan.seed,
      bin: describeBin(plan, bin),
    };
    const report = redactor.json(assembleReport({ ...facts, workspace: await workspace }, results)) as Report;
    const written = await writeResults({
      ...{ builder, config, plan, results, report, logs, redactor, signer },
      teardown: Promise.allSettled(afterwards),
      phases: { start: startedAt.getTime(), prepared, ran },
    });
    return { ...written, exitCode: exitCode(written.report, written.writeError) };
  } finally {
    await Promise.allSettled(afterwards);
    removeTempDir(tempDir);
  }
}

interface Parts {
  config: LoadedConfig;
  plan: Plan;
  bin: TestedBin;
  redactor: Redactor;
  runId: string;
  tempDir: string;
  afterwards: Promise<unknown>[];
}

function makeContext(
  request: RunRequest,
  handlers: RunHandlers,
  { backend }: Extensions,
  { config, plan, bin, redactor, runId, tempDir, afterwards }: Parts,
): { context: EngineContext; workspace: EngineContext["workspace"] } {
  const { settings } = config;
  const selector = new BackendSelector(request.env, {
    custom: backend === null ? [] : [backend],
    onProgress: (message) => handlers.onEvent({ type: "notice", message }),
  });
  // Folders of dead runs are looked for while this run waits for its engine.
  afterwards.push(Promise.resolve().then(sweepTempDirs));
  const workspace = packWorkspace(plan.projectDir, plan.exclude, join(tempDir, "workspace.tar"));
  workspace.catch(() => undefined);
  const snapshots = new SnapshotStore({
    dir: join(plan.projectDir, SNAPSHOT_FOLDER),
    update: request.updateSnapshots,
    ci: request.env["CI"] === "true",
    onNotice: (message) => handlers.onEvent({ type: "notice", message }),
  });
  const notified = new Set<string>();
  return {
    workspace,
    context: {
      runId,
      plan,
      workspace,
      bin,
      redactor,
      tempDir,
      select: async (name) => {
        const selected = await selector.select(name);
        if (name === "auto" && selected.backend !== null && !notified.has(selected.name)) {
          notified.add(selected.name);
          const passed = await selector.passedOver(selected.name);
          const why = passed.length === 0 ? "" : ` (${passed.join("; ")})`;
          handlers.onEvent({ type: "notice", message: `backend auto: using ${selected.name}${why}` });
        }
        return selected;
      },
      maxConcurrent: settings.maxConcurrent,
      artifactsBytes: settings.artifacts.maxSizeBytes,
      requireBackend: request.requireBackend,
      requireEnforcement: request.requireEnforcement,
      compareSnapshot: (name, text) => snapshots.compare(name, text),
      signal: handlers.signal,
      afterwards: (work) => void afterwards.push(work),
      observer: {
        scenarioStarted: (name, backend) =>
          handlers.onEvent({ type: "scenario_started", name: redactor.text(name), backend }),
        stepFinished: (step, output) => handlers.onEvent({ type: "step_finished", step: redactor.json(step), output }),
        scenarioFinished: (scenario) =>
          handlers.onEvent({ type: "scenario_finished", scenario: redactor.json(scenario) }),
      },
    },
  };
}

function makeRedactor(request: RunRequest, { settings, scenarios }: LoadedConfig, handlers: RunHandlers): Redactor {
  const patterns = settings.artifacts.redactSensitive ? settings.security.sensitiveEnvPatterns : [];
  const tables = [
    request.env,
    settings.env,
    ...scenarios.flatMap((each) => [each.env, ...each.steps.map((step) => step.env)]),
  ];
  const declared = request.signing.key === null ? request.secrets : [...request.secrets, request.signing.key];
  const redactor = new Redactor(tables.flatMap((env) => collectSecrets(env, patterns, declared)));
  for (const { length, reason } of redactor.rejected) {
    handlers.onEvent({ type: "warning", message: `a secret of ${length} characters can't be redacted: ${reason}` });
  }
  return redactor;
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

function countSteps(plan: Plan): number {
  return plan.scenarios.reduce((sum, { steps }) => sum + steps.length, 0);
}

function describeBin(plan: Plan, bin: TestedBin): FileReport | null {
  if (bin.hostPath === null) return null;
  const { sha256, bytes } = sha256File(bin.hostPath);
  return { path: bin.inProject ?? relative(plan.projectDir, bin.hostPath), bytes, sha256 };
}

function exitCode(report: Report, writeError: RunResult["writeError"]): number {
  if (report.outcome === "error") return exitCodeOf(report.error?.kind ?? "Internal");
  if (report.outcome === "failed") return EXIT.failed;
  return writeError === null ? EXIT.ok : exitCodeOf(writeError.kind);
}
