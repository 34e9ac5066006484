import { setMaxListeners } from "node:events";
import { join } from "node:path";
import { BackendSelector } from "../backend/select.js";
import type { LoadedConfig } from "../config/loaded.js";
import type { CoverageDemand, EngineContext } from "../engine/context.js";
import type { Plan } from "../model/plan.js";
import type { Redactor } from "../redaction/redactor.js";
import { SNAPSHOT_FOLDER, SnapshotStore } from "../snapshots/store.js";
import type { TestedBin } from "../workspace/bin.js";
import { packWorkspace } from "../workspace/pack.js";
import type { Extensions, RunHandlers, RunRequest } from "./api.js";
import { BackgroundSweep } from "./background-sweep.js";
import { sweepTempDirs } from "./temp-dir.js";

/** What a step may leave of coverage and artifacts together, in bytes: profiles are larger than what is kept of them. */
const COVERAGE_BYTES = 256 * 1024 * 1024;

/** What a run has made before its engine context. */
export interface RunParts {
  readonly config: LoadedConfig;
  readonly plan: Plan;
  readonly bin: TestedBin;
  readonly redactor: Redactor;
  readonly runId: string;
  readonly tempDir: string;
  readonly coverage: CoverageDemand | null;
  /** What must be done before the run ends; grows while it runs. */
  readonly afterwards: Promise<unknown>[];
}

/** Everything that the engine needs, wired: the selection of backends, the workspace, snapshots, and the events of progress. */
export function engineContext(
  request: RunRequest,
  handlers: RunHandlers,
  { backend, services = [] }: Extensions,
  { config, plan, bin, redactor, runId, tempDir, afterwards, coverage }: RunParts,
): EngineContext {
  const { settings } = config;
  const selector = new BackendSelector(request.env, {
    custom: backend === null ? [] : [backend],
    onProgress: (message) => handlers.onEvent({ type: "notice", message }),
  });
  // Folders of dead runs are looked for while this run waits for its engine.
  afterwards.push(Promise.resolve().then(() => sweepTempDirs()));
  const workspace = packWorkspace(plan.projectDir, plan.exclude, join(tempDir, "workspace.tar"));
  workspace.catch(() => undefined);
  const snapshots = new SnapshotStore({
    dir: join(plan.projectDir, SNAPSHOT_FOLDER),
    update: request.updateSnapshots,
    ci: request.env["CI"] === "true",
    redactions: { kinds: settings.snapshots.redact, patterns: settings.snapshots.redactions },
    onNotice: (message) => handlers.onEvent({ type: "notice", message }),
  });
  const notified = new Set<string>();
  const sweep = new BackgroundSweep(
    (work) => void afterwards.push(work),
    (message) => handlers.onEvent({ type: "notice", message }),
  );
  // Every running step listens: many at once are no leak.
  setMaxListeners(0, handlers.signal);
  return {
    runId,
    plan,
    workspace,
    bin,
    redactor,
    customServices: services,
    tempDir,
    select: async (name) => {
      const selected = await selector.select(name);
      if (selected.backend !== null) sweep.use(selected.backend, selected.engine);
      if (name === "auto" && selected.backend !== null && !notified.has(selected.name)) {
        notified.add(selected.name);
        const passed = await selector.passedOver(selected.name);
        const why = passed.length === 0 ? "" : ` (${passed.join("; ")})`;
        handlers.onEvent({ type: "notice", message: `backend auto: using ${selected.name}${why}` });
      }
      return selected;
    },
    maxConcurrent: settings.maxConcurrent,
    artifactsBytes: Math.max(settings.artifacts.maxSizeBytes, coverage === null ? 0 : COVERAGE_BYTES),
    coverage,
    requireBackend: request.requireBackend,
    requireEnforcement: request.requireEnforcement,
    compareSnapshot: (name, text) => snapshots.compare(name, text),
    signal: handlers.signal,
    afterwards: (work) => {
      // Looked at when the run ends; until then a failure must not end the process.
      work.catch(() => undefined);
      afterwards.push(work);
    },
    warn: (message) => {
      // Every cell of a scenario would say the same.
      if (!notified.has(message)) handlers.onEvent({ type: "warning", message: redactor.text(message) });
      notified.add(message);
    },
    observer: {
      scenarioStarted: (name, backend) =>
        handlers.onEvent({ type: "scenario_started", name: redactor.text(name), backend }),
      stepFinished: (step, output) => handlers.onEvent({ type: "step_finished", step: redactor.json(step), output }),
      scenarioFinished: (scenario) => {
        handlers.onEvent({ type: "scenario_finished", scenario: redactor.json(scenario) });
        sweep.now();
      },
    },
  };
}
