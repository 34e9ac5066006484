import type { Pod, ServiceContainer } from "../../backend/pod.js";
import type { ServiceSpec } from "../../model/service.js";
import type { ServiceLog } from "../service-log.js";

/** A started service that is asked whether it is ready. */
export interface Target {
  readonly spec: ServiceSpec;
  readonly pod: Pick<Pod, "probe" | "address" | "probeAddress" | "sharesNetwork">;
  readonly container: ServiceContainer;
  readonly log: ServiceLog;
}

/** What a check found. `said` is what people read where it never held: one line, redacted by whoever shows it. */
export interface Verdict {
  readonly holds: boolean;
  readonly said: string;
  /** The probe did not end in its time and was given up. */
  readonly hung?: boolean;
}

/** Asks once, for so many milliseconds at most. Throws CleanroomError where it could never hold. */
export type Check = (limitMs: number) => Promise<Verdict>;

/** Where a probe finds a port of the service. */
export function placeOf({ pod, spec }: Target, port: number): { readonly host: string; readonly port: number } {
  const place = pod.probeAddress?.(spec.name) ?? pod.address(spec.name);
  return { host: place.host, port: port === spec.port ? (place.port ?? port) : port };
}

/** The last part of what a probe wrote, on one line. */
export function lastWords(output: string): string {
  const line = output.replaceAll(/\s+/g, " ").trim();
  return line.length > 300 ? `…${line.slice(-300)}` : line;
}
