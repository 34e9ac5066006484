import type { LoadedConfig } from "../../config/loaded.js";
import { type NamedPaths, namedPaths } from "../../gherkin/feature-files.js";
import type { RunInner } from "../../gherkin/inner-run.js";
import type { ParsedFeature } from "../../gherkin/parse.js";
import type { ScenarioJob } from "../../gherkin/scenario-job.js";
import type { ScenarioResult } from "../../model/result.js";
import { selectScenarios } from "../../plan/select.js";
import type { Redactor } from "../../redaction/redactor.js";
import type { RunHandlers, RunRequest } from "../api.js";
import type { RunFile } from "../run-dir.js";

/** Feature files that a request names, parsed. */
export interface Features {
  readonly parsed: readonly ParsedFeature[];
  /** What names the configuration: as in a request without features. */
  readonly configs: readonly string[];
  /** No configuration was named to run besides: its scenarios stay out. */
  readonly alone: boolean;
  /** Values that steps give to variables whose names say that they are secret. */
  readonly secrets: readonly { readonly [name: string]: string }[];
  readonly newId: () => string;
}

/** What running features needs of the run that they are part of. */
export interface FeatureParts {
  readonly request: RunRequest;
  readonly handlers: RunHandlers;
  readonly config: LoadedConfig;
  readonly redactor: Redactor;
  readonly runId: string;
  readonly tempDir: string;
  readonly afterwards: Promise<unknown>[];
  readonly runInner: RunInner;
}

const SETS_VARIABLE = /^(?:the )?environment ([A-Za-z_]\w*)\s*=\s*"(.*)"$/;

/** The features that a request names, or null where it names none. Throws ConfigInvalid with every problem in them. */
export async function featuresOf(request: RunRequest): Promise<Features | null> {
  if (request.paths.length === 0) return null;
  const named = namedPaths(request.cwd, request.paths);
  return named.features.length === 0 ? null : parse(request, named);
}

async function parse(request: RunRequest, { features, configs }: NamedPaths): Promise<Features> {
  const { IdGenerator } = await import("@cucumber/messages");
  const { parseFeatures } = await import("../../gherkin/parse.js");
  const newId = IdGenerator.incrementing();
  const parsed = await parseFeatures(features, newId);
  const texts = parsed.flatMap(({ pickles }) => pickles.flatMap(({ steps }) => steps.map(({ text }) => text)));
  const secrets = texts.flatMap((text) => {
    const [, name, value] = SETS_VARIABLE.exec(text) ?? [];
    return name === undefined || value === undefined ? [] : [{ [name]: value }];
  });
  return { parsed, configs, alone: configs.every((path) => path === request.config), secrets, newId };
}

/** The scenarios that the request selects: those of the features, and the configuration with those of its own left. */
export async function selectJobs(
  { parsed, alone }: Features,
  { selection, overrides }: RunRequest,
  config: LoadedConfig,
): Promise<{ jobs: ScenarioJob[]; config: LoadedConfig }> {
  const { jobsOf } = await import("../../gherkin/scenario-job.js");
  const asked = overrides.findLast(({ key }) => key === "default_backend")?.value;
  const backends = (Array.isArray(asked) ? asked : asked === undefined ? [null] : [asked]) as (string | null)[];
  const jobs = jobsOf(
    parsed,
    [...new Set(backends)].map((name) => (name === "auto" ? null : name)),
  );
  const all = [...(alone ? [] : config.scenarios), ...jobs];
  const chosen = new Set<unknown>(all.length === 0 ? [] : selectScenarios<(typeof all)[number]>(all, selection));
  return {
    jobs: jobs.filter((job) => chosen.has(job)),
    config: { ...config, scenarios: config.scenarios.filter((scenario) => chosen.has(scenario)) },
  };
}

/** Runs the scenarios of features. */
export async function runFeatureJobs(
  features: Features,
  jobs: readonly ScenarioJob[],
  parts: FeatureParts,
): Promise<{ results: ScenarioResult[]; files: () => RunFile[] }> {
  const [{ runFeatures }, { featureContext }, { featureFiles }] = await Promise.all([
    import("../../gherkin/run-features.js"),
    import("./context.js"),
    import("./files.js"),
  ]);
  const context = await featureContext(features, parts);
  const ran = await runFeatures(context, features.parsed, jobs);
  return { results: ran, files: () => featureFiles(context, ran) };
}
