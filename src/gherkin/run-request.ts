import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadConfig } from "../config/load.js";
import type { ExplicitOption } from "../config/option-source.js";
import type { InnerRequest, RunSpec } from "./inner-run.js";
import { defaultBin } from "./project.js";
import type { World } from "./world.js";

/** Options of the outer run that are its own affair. */
const OUTER_ONLY = new Set(["default_backend", "artifacts.output_dir", "artifacts.enabled", "steps"]);
/** Variables that engines and Cleanroom itself read: they are not for the program under test. */
const NOT_FOR_STEPS = /^(CLEANROOM_|DOCKER_|CONTAINER_|CONTAINERS_|XDG_)/;

/** The run that a phrase means, told everything that the scenario has said so far. */
export async function requestFor(world: World, spec: RunSpec): Promise<InnerRequest> {
  const { host } = world;
  const overrides: ExplicitOption[] = [
    ...outerOverrides(world),
    ...Object.entries(world.env).flatMap(([name, value]) =>
      value === undefined || NOT_FOR_STEPS.test(name) ? [] : [option(`env.${name}`, value)],
    ),
    ...(await binOption(world)),
    ...world.options.values(),
    ...(spec.seed === undefined ? [] : [option("seed", spec.seed)]),
    ...backendOption(world, spec.backend),
    ...(world.services.length === 0 ? [] : [option("services", await mergedServices(world))]),
    option("artifacts.enabled", true),
    option("artifacts.output_dir", artifactsDir(world)),
    option("scenarios", [scenarioOf(world, spec)]),
  ];
  return {
    cwd: world.project.dir,
    env: world.environment,
    overrides,
    paths: configPaths(world),
    signal: host.signal,
    requireEnforcement: host.requireEnforcement,
  };
}

/** Explicit options of the outer run that hold for its scenarios' runs too. */
export function outerOverrides({ host, project }: World): ExplicitOption[] {
  return host.overrides.filter(({ key }) => !OUTER_ONLY.has(key) && !(key === "bin" && project.fixture));
}

/** Where the results of the scenario's runs lie: `artifacts/<run_id>/` of its own folder. */
export function artifactsDir(world: World): string {
  return join(world.dir, "artifacts");
}

/** The configuration that is in force for the next run, but for what the run itself is told. */
export function effectiveConfig(world: World, extra: readonly ExplicitOption[] = []) {
  const overrides = [...outerOverrides(world), ...world.options.values(), ...extra];
  const [configPath = null] = configPaths(world);
  return loadConfig({ cwd: world.project.dir, env: world.environment, configPath, overrides });
}

/** The backend that the next run is told to use; nothing where that is left to the configuration. */
export function backendOption(world: World, asked: string | null): ExplicitOption[] {
  const name = asked === null || asked === "auto" ? (world.backend ?? asked) : asked;
  return name === null ? [] : [{ key: "default_backend", value: [name], origin: `using ${JSON.stringify(name)}` }];
}

function scenarioOf(world: World, { name, steps, concurrent = false, continueOnFail = false }: RunSpec) {
  const services = world.services.map((service) => service["name"]);
  return {
    name,
    steps,
    concurrent,
    continue_on_fail: continueOnFail,
    ...(services.length === 0 ? {} : { services }),
  };
}

function configPaths({ project, host }: World): string[] {
  if (!project.fixture) return host.configPath === null ? [] : [host.configPath];
  // Named, so that CLEANROOM_CONFIG of the outer run does not lead elsewhere.
  const own = join(project.dir, "cleanroom.toml");
  return existsSync(own) ? [own] : [];
}

/** A fixture's program, where neither the feature nor the fixture's configuration names it. */
async function binOption(world: World): Promise<ExplicitOption[]> {
  const { project } = world;
  if (!project.fixture) return [];
  if (project.bin !== null) return [option("bin", project.bin)];
  const { settings } = await effectiveConfig(world);
  const fallback = defaultBin(project.name ?? project.dir);
  return settings.bin === null && existsSync(join(project.dir, fallback)) ? [option("bin", fallback)] : [];
}

/** The scenario's services; what it leaves open is taken from the project's service of that name. */
async function mergedServices(world: World): Promise<unknown[]> {
  const { values } = await effectiveConfig(world);
  const configured = (values.get("services") ?? []) as Record<string, unknown>[];
  const said = new Set(world.services.map((service) => service["name"]));
  return [
    ...configured.filter((service) => !said.has(service["name"])),
    ...world.services.map((service) => ({ ...configured.find(({ name }) => name === service["name"]), ...service })),
  ];
}

function option(key: string, value: unknown): ExplicitOption {
  return { key, value, origin: "feature" };
}
