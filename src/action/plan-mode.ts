import { matrixOf } from "../app/matrix.js";
import type { CoreDoors } from "./core-doors.js";
import type { ActionInputs } from "./inputs.js";
import type { Toolkit } from "./toolkit.js";

/** Shards where the workflow names no number: more seldom pay for the start of their jobs. */
const DEFAULT_SHARDS = 4;

/** Mode plan: a matrix with as many shards as there is work for. */
export async function planMode(inputs: ActionInputs, doors: CoreDoors, toolkit: Toolkit): Promise<number> {
  const plan = await doors.resolvePlan(inputs.request);
  const matrix = matrixOf(plan, inputs.shards ?? DEFAULT_SHARDS);
  toolkit.setOutput("matrix", JSON.stringify(matrix));
  toolkit.info(`${plan.scenarios.length} scenarios in ${matrix.include.length} shards`);
  return 0;
}
