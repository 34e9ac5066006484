import type { RunHandlers, RunRequest, RunResult } from "../app/api.js";
import type { MergeOptions } from "../app/merge/merge.js";
import type { Swept } from "../app/sweep.js";
import type { Verification } from "../evidence/verify.js";
import type { Plan } from "../model/plan.js";

/** The calls into the core that the action makes. */
export interface CoreDoors {
  runProject(request: RunRequest, handlers: RunHandlers): Promise<RunResult>;
  /** Makes one run of several; see app/merge/merge.ts. */
  mergeRuns(request: RunRequest, options: MergeOptions, handlers: RunHandlers): Promise<RunResult>;
  /** What a run of this request would do. Throws ConfigInvalid. */
  resolvePlan(request: RunRequest): Promise<Plan>;
  verifyBundle(path: string): Promise<Verification>;
  /** Removes what killed runs left behind. */
  sweep(env: RunRequest["env"]): Promise<Swept>;
}

/** The core itself, each part loaded when it is called: a post step with nothing to do needs none of it. */
export const coreDoors: CoreDoors = {
  async runProject(request, handlers) {
    const { runProject } = await import("../app/run.js");
    const { toolCommand } = await import("./tool-command.js");
    return runProject(request, handlers, { backend: null, policy: null, runTool: toolCommand });
  },
  async mergeRuns(request, options, handlers) {
    const { mergeRuns } = await import("../app/merge/merge.js");
    return mergeRuns(request, options, handlers);
  },
  async resolvePlan(request) {
    const { planOnly } = await import("../app/plan-only.js");
    return planOnly(request);
  },
  async verifyBundle(path) {
    const { verifyBundle } = await import("../evidence/verify.js");
    return verifyBundle(path);
  },
  async sweep(env) {
    const { sweep } = await import("../app/sweep.js");
    return sweep(env);
  },
};
