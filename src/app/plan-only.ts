import { loadConfig } from "../config/load.js";
import type { Plan } from "../model/plan.js";
import { buildPlan } from "../plan/build.js";
import type { RunRequest } from "./api.js";
import { featuresOf, selectJobs } from "./features/features.js";
import { planBeside, planJob } from "./features/plan-beside.js";
import { locateConfig } from "./locate-config.js";
import { withCatalogue } from "./with-catalogue.js";

/** What a run would do, without doing it. */
export async function planOnly(request: RunRequest): Promise<Plan> {
  const { cwd, env, overrides, paths, selection, command } = request;
  const features = await featuresOf(request);
  const configPath = locateConfig(cwd, features?.configs ?? paths);
  const config = await loadConfig({ cwd, env, overrides, configPath });
  if (features === null) return buildPlan(withCatalogue(config), selection, command);
  const chosen = await selectJobs(features, request, config);
  const plan = planBeside(features, withCatalogue(chosen.config), cwd);
  return { ...plan, scenarios: [...plan.scenarios, ...chosen.jobs.map((job) => planJob(job, config))] };
}
