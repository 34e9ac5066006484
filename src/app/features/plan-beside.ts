import { dirname, relative, sep } from "node:path";
import type { LoadedConfig } from "../../config/loaded.js";
import { placeOf, type ScenarioJob } from "../../gherkin/scenario-job.js";
import type { Plan, PlannedScenario } from "../../model/plan.js";
import { buildPlan } from "../../plan/build.js";
import { resolvePolicy } from "../../policy/profiles.js";
import type { Features } from "./features.js";

const NEVER = [".git", "artifacts", "node_modules"];

/**
 * The plan of what runs besides features: the configuration's own scenarios, where it was named to run. Where it was
 * not, the plan is empty, and the tested source is the folder that the features lie in.
 */
export function planBeside({ parsed, alone }: Features, config: LoadedConfig, cwd: string): Plan {
  const { settings } = config;
  if (!alone && config.scenarios.length > 0) {
    return buildPlan(config, { scenarios: [], tags: null, shard: null }, null);
  }
  return {
    projectDir: testedFolder(
      parsed.map(({ file }) => dirname(file.path)),
      cwd,
    ),
    bin: null,
    seed: settings.seed,
    workdir: settings.workdir,
    exclude: [...new Set([...NEVER, ...settings.workspace.exclude])].sort(),
    scenarios: [],
  };
}

/** A feature's scenario as a plan shows it: what its steps run is known only while they do. */
export function planJob(job: ScenarioJob, { settings, policies }: LoadedConfig): PlannedScenario {
  return {
    ...{ name: job.name, location: job.location, tags: job.tags, requires: [] },
    backends: job.backend === null ? settings.backends : [job.backend],
    ...{ image: settings.image, policy: resolvePolicy(settings.policy, policies), isolation: settings.isolation },
    ...{ concurrent: false, continueOnFail: false, timeoutMs: null, env: {} },
    steps: job.pickle.steps.map(({ text, astNodeIds }) => ({
      ...{ name: text, location: placeOf(job.feature, astNodeIds[0]), target: "command" as const, args: [] },
      ...{ stdin: null, env: {}, timeoutMs: settings.timeoutMs, maxOutput: settings.maxOutput },
      expect: { outcome: "any" as const },
    })),
  };
}

/** The folder that all lie in; the first one alone where they lie about, as then they have nothing of their own in common. */
function testedFolder([first = ".", ...rest]: readonly string[], cwd: string): string {
  const common = rest.reduce((folder, other) => {
    let at = folder;
    while (isOutside(at, other)) at = dirname(at);
    return at;
  }, first);
  return [first, ...rest].includes(common) || !isOutside(cwd, common) ? common : first;
}

function isOutside(folder: string, path: string): boolean {
  return relative(folder, path).split(sep)[0] === "..";
}
