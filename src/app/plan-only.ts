import { loadConfig } from "../config/load.js";
import type { Plan } from "../model/plan.js";
import { buildPlan } from "../plan/build.js";
import type { RunRequest } from "./api.js";
import { locateConfig } from "./locate-config.js";

/** What a run would do, without doing it. */
export async function planOnly(request: RunRequest): Promise<Plan> {
  const { cwd, env, overrides, paths, selection, command } = request;
  const config = await loadConfig({ cwd, env, overrides, configPath: locateConfig(cwd, paths) });
  return buildPlan(config, selection, command);
}
