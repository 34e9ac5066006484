import type { LoadedConfig, ScenarioConfig } from "../config/loaded.js";
import type { ServiceSpec } from "../model/service.js";
import { substituted } from "./substitute.js";

/**
 * The services of a scenario with all they depend on, every one after its dependencies, images substituted. Else the
 * order is the scenario's own, then that of `default_services`.
 */
export function servicesOf(
  { services, defaultServices, settings }: LoadedConfig,
  scenario: ScenarioConfig,
): ServiceSpec[] {
  const known = new Map(services.map((service) => [service.name, service]));
  const ordered = new Map<string, ServiceSpec>();
  const visit = (name: string, above: readonly string[]) => {
    const service = known.get(name);
    // Names that don't exist and circles are found when the configuration is loaded.
    if (service === undefined || ordered.has(name) || above.includes(name)) return;
    for (const dependency of service.dependsOn) visit(dependency, [...above, name]);
    ordered.set(name, { ...service, image: substituted(service.image, settings.images) });
  };
  for (const name of [...scenario.services, ...defaultServices]) visit(name, []);
  return [...ordered.values()];
}
