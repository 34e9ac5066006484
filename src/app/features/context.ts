import { setMaxListeners } from "node:events";
import { resolve } from "node:path";
import type { FeatureContext } from "../../gherkin/context.js";
import { tagMatcher } from "../../gherkin/hooks.js";
import { MessageLog } from "../../gherkin/messages.js";
import { StepRegistry } from "../../gherkin/step-registry.js";
import { VOCABULARY } from "../../gherkin/steps/index.js";
import { loadStepModules, stepModules } from "../../gherkin/user-steps.js";
import type { FeatureParts, Features } from "./features.js";

/** Everything that features need, wired: the vocabulary, the user's own steps, progress. */
export async function featureContext({ parsed, newId }: Features, parts: FeatureParts): Promise<FeatureContext> {
  const { request, handlers, config, redactor, runId, tempDir, afterwards, runInner } = parts;
  const { settings } = config;
  const registry = await StepRegistry.create(newId, VOCABULARY);
  const patterns = (config.values.get("steps") ?? []) as readonly string[];
  const paths = parsed.map(({ file }) => file.path);
  const hooks = await loadStepModules(stepModules(patterns, settings.projectDir, paths), registry, request.cwd);
  setMaxListeners(0, handlers.signal);
  const [file] = config.files.filter((path) => path.endsWith(".toml") && !/(Cargo|pyproject)\.toml$/.test(path));
  return {
    ...{ runId, redactor, registry, hooks, newId },
    seed: settings.seed,
    policy: settings.policy,
    matchesTags: await tagMatcher(),
    messages: new MessageLog(newId),
    maxConcurrent: settings.maxConcurrent,
    requireBackend: request.requireBackend,
    host: {
      cwd: request.cwd,
      env: request.env,
      settings,
      configPath: file === undefined ? null : resolve(request.cwd, file),
      overrides: request.overrides,
      tempDir,
      updateSnapshots: request.updateSnapshots,
      requireEnforcement: request.requireEnforcement,
      signal: handlers.signal,
      runInner,
      afterwards: (work) => {
        work.catch(() => undefined);
        afterwards.push(work);
      },
      notice: (message) => handlers.onEvent({ type: "notice", message: redactor.text(message) }),
      memory: new Map(),
    },
    observer: {
      scenarioStarted: (name, backend) =>
        handlers.onEvent({ type: "scenario_started", name: redactor.text(name), backend }),
      stepFinished: (step, output) => handlers.onEvent({ type: "step_finished", step: redactor.json(step), output }),
      scenarioFinished: (scenario) =>
        handlers.onEvent({ type: "scenario_finished", scenario: redactor.json(scenario) }),
    },
  };
}
