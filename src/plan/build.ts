import { isAbsolute, posix, relative, resolve, sep } from "node:path";
import type { LoadedConfig, ScenarioConfig, StepConfig } from "../config/loaded.js";
import { stepName } from "../config/scenarios.js";
import { CleanroomError } from "../core/errors.js";
import type { BackendVariant, Plan, PlannedScenario, PlannedStep } from "../model/plan.js";
import type { PolicySpec } from "../model/policy.js";
import { resolvePolicy, tightenPolicy } from "../policy/profiles.js";
import { refuseUnsupported } from "./refuse.js";
import { type Selection, selectScenarios } from "./select.js";
import { servicesOf } from "./services.js";
import { substituted } from "./substitute.js";

/**
 * The one plan of a run: the selected scenarios with every setting applied. With a `command` the plan is that
 * command alone. Throws ConfigInvalid where there is nothing to run and EnforcementUnavailable for a policy that no
 * backend can enforce.
 */
export function buildPlan(loaded: LoadedConfig, selection: Selection, command: readonly string[] | null): Plan {
  const { settings } = loaded;
  const configured = command === null ? configuredScenarios(loaded) : [commandScenario(command)];
  const selected = command === null ? selectScenarios(configured, selection) : configured;
  const scenarios = selected.map((scenario) => {
    const planned = planScenario(loaded, scenario);
    refuseUnsupported(planned);
    return planned;
  });
  return {
    projectDir: settings.projectDir,
    bin: settings.bin,
    seed: settings.seed,
    workdir: settings.workdir,
    exclude: excludedPaths(loaded),
    scenarios,
  };
}

function configuredScenarios(loaded: LoadedConfig): readonly ScenarioConfig[] {
  if (loaded.scenarios.length > 0) return loaded.scenarios;
  const where = loaded.files[0] ?? `${loaded.settings.projectDir} (it has no cleanroom.toml)`;
  throw new CleanroomError("ConfigInvalid", `no scenarios are configured in ${where}`, {
    hint: "Add a [[scenarios]] table to cleanroom.toml, run `cleanroom init` to write one, or give a command: `cleanroom run -- echo hi`.",
    context: { files: [...loaded.files] },
  });
}

/** `run -- echo hi` as a scenario: it must succeed. */
function commandScenario(command: readonly string[]): ScenarioConfig {
  if (command[0] === undefined || command[0] === "" || command.some((word) => word.includes("\0"))) {
    throw new CleanroomError("ConfigInvalid", "the command to run is empty or has NUL characters", {
      hint: "Put the program and its arguments behind `--`: `cleanroom run -- echo hi`.",
    });
  }
  const location = { file: "command line", line: 1, column: 1 };
  const step: StepConfig = {
    name: stepName(command),
    location,
    target: "command",
    args: command,
    stdin: null,
    env: {},
    timeoutMs: null,
    maxOutput: null,
    expect: { outcome: "success" },
  };
  return {
    name: command.join(" "),
    location,
    tags: [],
    requires: [],
    backends: null,
    policy: null,
    image: null,
    isolation: null,
    services: [],
    concurrent: false,
    continueOnFail: false,
    timeoutMs: null,
    env: {},
    steps: [step],
  };
}

function planScenario(loaded: LoadedConfig, scenario: ScenarioConfig): PlannedScenario {
  const { settings } = loaded;
  const asked = resolvePolicy(chosen(loaded, "default_policy", scenario.policy, settings.policy), loaded.policies);
  const policy = tightenPolicy(asked, loaded.resources);
  const variants = variantsOf(loaded, scenario, policy);
  const services = servicesOf(loaded, scenario);
  const clock = chosen(loaded, "clock", scenario.clock ?? null, settings.clock);
  const { chaos = [], serviceLogs = {} } = scenario;
  return {
    name: scenario.name,
    location: scenario.location,
    tags: scenario.tags,
    requires: scenario.requires,
    backends: backendsOf(loaded, scenario),
    image: substituted(chosen(loaded, "image", scenario.image, settings.image), settings.images),
    policy,
    isolation: scenario.isolation ?? settings.isolation,
    ...(clock === "real" ? {} : { clock }),
    concurrent: scenario.concurrent,
    continueOnFail: scenario.continueOnFail,
    timeoutMs: scenario.timeoutMs,
    env: { ...settings.env, ...scenario.env },
    steps: scenario.steps.map((step) => planStep(loaded, step)),
    ...(services.length === 0 ? {} : { services, chaos, serviceLogs }),
    ...(Object.keys(variants).length === 0 ? {} : { variants }),
  };
}

/** An option for all scenarios beats what a scenario says of itself, and that beats every other source. */
function chosen<T, U>(loaded: LoadedConfig, key: string, own: T | null, general: U): T | U {
  return own === null || loaded.provenance.get(key)?.kind === "option" ? general : own;
}

/** `auto` leaves the choice open, so a scenario that says so takes the backend that the settings name. */
function backendsOf(loaded: LoadedConfig, { backends }: ScenarioConfig): readonly string[] {
  const own = backends?.length === 1 && backends[0] === "auto" ? null : backends;
  return chosen(loaded, "default_backend", own, loaded.settings.backends);
}

function planStep(loaded: LoadedConfig, step: StepConfig): PlannedStep {
  const { settings } = loaded;
  return {
    name: step.name,
    location: step.location,
    target: step.target,
    args: step.args,
    stdin: step.stdin,
    env: step.env,
    timeoutMs: step.timeoutMs ?? settings.timeoutMs,
    maxOutput: step.maxOutput ?? settings.maxOutput,
    expect: step.expect,
  };
}

/** What `[backends.NAME]` changes: its image unless the scenario or an option names one, and tighter limits. */
function variantsOf(
  loaded: LoadedConfig,
  scenario: ScenarioConfig,
  policy: PolicySpec,
): Record<string, BackendVariant> {
  const variants: Record<string, BackendVariant> = {};
  const imageNamed = scenario.image !== null || loaded.provenance.get("image")?.kind === "option";
  for (const [name, backend] of Object.entries(loaded.backends)) {
    const image = imageNamed ? null : substituted(backend.image, loaded.settings.images);
    const { memoryBytes, cpus } = backend.resources;
    const limited = memoryBytes !== null || cpus !== null;
    if (image === null && !limited) continue;
    variants[name] = {
      ...(image === null ? {} : { image }),
      ...(limited ? { policy: tightenPolicy(policy, backend.resources) } : {}),
    };
  }
  return variants;
}

/** What stays out of the workspace: git's data, the results of earlier runs, and what the project excludes. */
function excludedPaths({ settings }: LoadedConfig): string[] {
  const paths = [
    ".git",
    ...settings.workspace.exclude.map((path) => posix.normalize(path.replaceAll("\\", "/")).replace(/\/$/, "")),
  ];
  for (const made of [settings.artifacts.outputDir, resolve(settings.projectDir, settings.coverage.output)]) {
    const path = relative(settings.projectDir, made);
    if (path === "" || path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path)) continue;
    paths.push(path.split(sep).join("/"));
  }
  return [...new Set(paths)].sort();
}
