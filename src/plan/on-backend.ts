import type { PlannedScenario } from "../model/plan.js";

/** The scenario as it runs on a backend, once that is known: with the image and the policy that hold there. */
export function onBackend(scenario: PlannedScenario, backend: string): PlannedScenario {
  const variant = scenario.variants?.[backend];
  if (!variant) return scenario;
  return { ...scenario, image: variant.image ?? scenario.image, policy: variant.policy ?? scenario.policy };
}
