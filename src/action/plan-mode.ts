import type { CoreDoors } from "./core-doors.js";
import type { ActionInputs } from "./inputs.js";
import type { Toolkit } from "./toolkit.js";

/** Shards where the workflow names no number: more seldom pay for the start of their jobs. */
const DEFAULT_SHARDS = 4;

/** Mode plan: a matrix with as many shards as there is work for. */
export async function planMode(inputs: ActionInputs, doors: CoreDoors, toolkit: Toolkit): Promise<number> {
  const { scenarios } = await doors.resolvePlan(inputs.request);
  const total = Math.max(1, Math.min(inputs.shards ?? DEFAULT_SHARDS, scenarios.length));
  const include = Array.from({ length: total }, (_, index) => ({ shard: `${index + 1}/${total}` }));
  toolkit.setOutput("matrix", JSON.stringify({ include }));
  toolkit.info(`${scenarios.length} scenarios in ${total} shards`);
  return 0;
}
