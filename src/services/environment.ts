import type { ServiceAddress } from "../backend/pod.js";
import type { ServiceSpec } from "../model/service.js";
import { connectionOf, entryOf } from "./catalogue/catalogue.js";
import type { ConnectionInfo } from "./connection-info.js";

/** A service and where a step reaches it. */
export interface Reached {
  readonly name: string;
  readonly host: string;
  readonly port: number | null;
  /** What is known of it; null for a service of no known kind. */
  readonly connection: ConnectionInfo | null;
  /** The variable that programs look for, where there is only one of its kind. */
  readonly variable: string | null;
}

export function reachedService(spec: ServiceSpec, { host, port }: ServiceAddress): Reached {
  const connection = port === null ? null : connectionOf(spec, host, port);
  return { name: spec.name, host, port, connection, variable: entryOf(spec)?.variable ?? null };
}

/**
 * The variables by which steps find services: `<NAME>_HOST`, `<NAME>_PORT`, and `<NAME>_URL` where the kind is known;
 * also that kind's usual variable, such as DATABASE_URL, where only one service could be meant.
 */
export function serviceEnvironment(services: readonly Reached[]): Record<string, string> {
  const env: Record<string, string> = {};
  for (const { variable, connection } of services) {
    const only = services.filter((other) => other.variable === variable).length === 1;
    if (variable !== null && connection !== null && only) env[variable] = connection.url;
  }
  for (const { name, host, port, connection } of services) {
    const prefix = name.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_");
    env[`${prefix}_HOST`] = host;
    if (port !== null) env[`${prefix}_PORT`] = String(port);
    if (connection !== null) env[`${prefix}_URL`] = connection.url;
  }
  return env;
}
