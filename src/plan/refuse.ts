import { CleanroomError } from "../core/errors.js";
import type { PlannedScenario } from "../model/plan.js";

/**
 * Throws for what a scenario asks for and no backend can give: running it without would claim more than was done.
 */
export function refuseUnsupported(scenario: PlannedScenario): void {
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
  refuseServices(scenario);
}

/** What no one network could give: services of this scenario alone beside shared ones, and chaos for those of others. */
function refuseServices({ name, location, services = [], chaos = [] }: PlannedScenario): void {
  const shared = services.filter((service) => service.shared).map((service) => service.name);
  const own = services.filter((service) => !service.shared).map((service) => service.name);
  const context = { scenario: name, location: { ...location } };
  const where = `${location.file}:${location.line}:${location.column}: scenario ${JSON.stringify(name)}`;
  if (shared.length > 0 && own.length > 0) {
    throw new CleanroomError(
      "ConfigInvalid",
      `${where} has shared services (${shared.join(", ")}) beside its own (${own.join(", ")})`,
      {
        hint: "Services reach each other on one network: set `shared` for all of them, dependencies included, or for none. Nothing was started.",
        context: { ...context, shared, own },
      },
    );
  }
  const [first] = chaos;
  if (shared.length > 0 && first !== undefined) {
    throw new CleanroomError(
      "ConfigInvalid",
      `${first.location.file}:${first.location.line}:${first.location.column}: scenario ${JSON.stringify(name)} would do harm to the shared service ${first.service}`,
      { hint: "Take `shared` from the service: other scenarios rely on it. Nothing was started.", context },
    );
  }
}
