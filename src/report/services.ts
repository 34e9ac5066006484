import type { Failure } from "../core/errors.js";
import type { Report, ScenarioReport, ServiceReport } from "../model/report.js";
import { durationText } from "./text.js";

/** The services a scenario had for itself on its backend, and those it may have shared. */
export function servicesOf(report: Report, { name, backend }: ScenarioReport): ServiceReport[] {
  return report.services.filter((service) => service.scenario === name && service.backend === backend);
}

/** How a service did, e.g. `ready after 812 ms`. */
export function stateText({ outcome, ready_ms }: ServiceReport): string {
  if (outcome === "not_started") return "not started";
  if (outcome === "failed") return ready_ms === null ? "failed" : `ready after ${durationText(ready_ms)}, then failed`;
  return ready_ms === null ? "ready" : `ready after ${durationText(ready_ms)}`;
}

/** Where the log of the service lies that a failure is about; null where it is about none, or there is no log. */
export function serviceLogOf(report: Report, failure: Failure | null): string | null {
  if (failure === null) return null;
  return report.services.find(({ error }) => error !== null && error.message === failure.message)?.log ?? null;
}
