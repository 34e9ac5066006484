import type { Plan } from "../model/plan.js";

/** A CI matrix: one job a shard, as many as there are scenarios at the most. */
export function matrixOf(plan: Plan, shards: number): { include: { shard: string }[] } {
  const total = Math.max(1, Math.min(shards, plan.scenarios.length));
  return { include: Array.from({ length: total }, (_, index) => ({ shard: `${index + 1}/${total}` })) };
}
