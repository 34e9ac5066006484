import { CleanroomError } from "../core/errors.js";
import type { PlannedScenario } from "../model/plan.js";

/**
 * Throws for what a scenario asks for and no backend can give: running it without would claim more than was done.
 */
export function refuseUnsupported(scenario: PlannedScenario, services: readonly string[]): void {
  const { name, policy, location } = scenario;
  const context = { scenario: name, policy: policy.name, location: { ...location } };
  if (policy.network.kind === "allowlist") {
    throw new CleanroomError(
      "EnforcementUnavailable",
      `scenario ${JSON.stringify(name)}: policy ${policy.name} allows some hosts or ports only, which no backend can enforce`,
      {
        hint: 'Use net = "offline", or net = "full" if the scenario may reach any host. Nothing was started.',
        context,
      },
    );
  }
  if (services.length > 0) {
    throw new CleanroomError(
      "ServiceUnhealthy",
      `scenario ${JSON.stringify(name)}: its services (${services.join(", ")}) can't be started by this version`,
      {
        hint: "Take `services` out of the scenario, or leave it out with --scenario or --tag. Nothing was started.",
        context,
      },
    );
  }
}
