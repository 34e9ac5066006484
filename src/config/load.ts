import { checkConfig } from "./checks.js";
import { DocumentError } from "./document.js";
import { type Environment, environmentSource } from "./environment-source.js";
import {
  findConfigFile,
  type LoadedFile,
  loadConfigFile,
  loadManifests,
  projectDirOf,
  syntaxProblem,
} from "./files.js";
import type { LoadedConfig } from "./loaded.js";
import { DEFAULT_ORIGIN, defaultSource, type Effective, isTable, mergeSources, nest, originIn } from "./merge.js";
import { OPTIONS } from "./option-rows.js";
import { type ExplicitOption, optionSource } from "./option-source.js";
import { configInvalid, type Origin, type Path, type Problem, problemAt } from "./problems.js";
import { scenariosOf } from "./scenarios.js";
import { type Config, configSchema, manifestSchema, optionsSchema } from "./schema.js";
import { parseServiceName } from "./service-images.js";
import { settingsOf } from "./settings.js";
import type { ConfigSource } from "./source.js";
import { backendsOf, policyOf, servicesOf, tuningOf, withDefaultServices } from "./structures.js";
import { validateSource } from "./validate.js";

export interface LoadRequest {
  /** Absolute. */
  readonly cwd: string;
  readonly env: Environment;
  /** A cleanroom.toml or its folder; null for CLEANROOM_CONFIG or the one in `cwd`, which may be missing. */
  readonly configPath: string | null;
  readonly overrides: readonly ExplicitOption[];
}

/**
 * Reads every source of configuration and merges them: options over variables over the file over manifests over
 * defaults. Throws one ConfigInvalid with all problems of all sources.
 */
export async function loadConfig(request: LoadRequest): Promise<LoadedConfig> {
  const { cwd, env, overrides } = request;
  const problems: Problem[] = [];
  const configFile = await findConfigFile(cwd, request.configPath, env["CLEANROOM_CONFIG"]?.trim());
  const projectDir = projectDirOf(configFile, cwd);
  const file = await loadConfigFile(configFile, cwd).catch((error: unknown) => {
    if (!(error instanceof DocumentError)) throw error;
    problems.push(syntaxProblem(error, "toml"));
    return null;
  });
  const syntaxBroken = problems.length > 0;
  const manifests = await loadManifests(projectDir, cwd, problems);
  const environment = environmentSource(env);
  const options = optionSource(overrides);
  problems.push(...environment.problems, ...options.problems);
  for (const { source } of manifests) problems.push(...validateSource(source, manifestSchema));
  if (file) problems.push(...validateSource(file.source, configSchema));
  problems.push(...validateSource(environment.source, configSchema), ...validateSource(options.source, optionsSchema));

  const merged = mergeSources([
    defaultSource(),
    ...manifests.filter(isEnabled).map(({ source }) => source),
    ...(file ? [file.source] : []),
    environment.source,
    options.source,
  ]);
  merged.delete("enabled");
  deferAuto(merged, environment.source);
  if (!syntaxBroken) problems.push(...checkConfig(merged));
  if (problems.length > 0) throw configInvalid(problems);

  const config = optionsSchema.parse(nest(merged));
  const files = [...(file ? [file] : []), ...manifests.toReversed()].map((loaded) => loaded.file);
  const loaded = assemble(config, merged, { cwd, projectDir, files });
  const { enabled, outputDir } = loaded.settings.artifacts;
  const origin = loaded.provenance.get("artifacts.output_dir");
  if (enabled && outputDir === projectDir && origin) {
    const expected = "another folder than the project itself: results would become part of the tested source";
    throw configInvalid([problemAt(origin, "artifacts.output_dir", { found: "the project folder", expected })]);
  }
  return loaded;
}

/** An option that asks for `auto` leaves the choice open, so that a variable that names a backend makes it. */
function deferAuto(merged: Map<string, Effective>, environment: ConfigSource): void {
  const asked = merged.get("default_backend");
  const named = mergeSources([environment]).get("default_backend");
  if (asked?.origin.kind === "option" && String(asked.value) === "auto" && named) merged.set("default_backend", named);
}

function isEnabled({ source }: LoadedFile): boolean {
  return !(isTable(source.value) && source.value["enabled"] === false);
}

function assemble(
  config: Config,
  merged: ReadonlyMap<string, Effective>,
  place: { readonly cwd: string; readonly projectDir: string; readonly files: readonly string[] },
): LoadedConfig {
  const originOf = (key: string): Origin => merged.get(key)?.origin ?? DEFAULT_ORIGIN;
  const provenance = new Map<string, Origin>();
  const values = new Map<string, unknown>();
  for (const { key, type, aliasOf } of OPTIONS) {
    if (type !== "entry" && type !== "table" && !aliasOf && !merged.has(key)) provenance.set(key, DEFAULT_ORIGIN);
  }
  for (const [key, { origin, value }] of merged) {
    provenance.set(key, origin);
    values.set(key, key === "default_backend" && Array.isArray(value) && value.length === 1 ? value[0] : value);
  }
  const locator = (key: string) => (path: Path) => {
    const entry = merged.get(key);
    const origin = entry ? originIn(entry, path) : DEFAULT_ORIGIN;
    return origin.location ?? { file: origin.text, line: 1, column: 1 };
  };
  const { performance = {}, default_services: defaults = [] } = config;
  const services = servicesOf(config.services ?? [], locator("services"));
  return {
    settings: settingsOf(config, { ...place, originOf }),
    provenance,
    values,
    policies: Object.fromEntries(Object.entries(config.policies ?? {}).map(([name, raw]) => [name, policyOf(raw)])),
    services: withDefaultServices(services, defaults, locator("default_services")),
    defaultServices: defaults.map((text) => parseServiceName(text).name),
    scenarios: scenariosOf(config.scenarios ?? [], locator("scenarios")),
    resources: tuningOf(performance.memory_limit_bytes, performance.cpu_limit),
    backends: backendsOf(config.backends),
    files: place.files,
  };
}
