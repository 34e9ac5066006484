import type { ServiceSpec } from "../../model/service.js";
import type { ConnectionInfo } from "../connection-info.js";
import type { CatalogueEntry } from "./entry.js";
import { POSTGRES } from "./postgres.js";
import { REDIS } from "./redis.js";

/** Adding a kind of service is a file and a line here. */
export const CATALOGUE: readonly CatalogueEntry[] = [POSTGRES, REDIS];

/** The service with the defaults of its kind where it says nothing itself; any other as it is. */
export function completeService(spec: ServiceSpec): ServiceSpec {
  const entry = CATALOGUE.find(({ kind }) => kind === repositoryOf(spec.image));
  return entry === undefined ? spec : { ...entry.complete(spec), kind: entry.kind };
}

/** How a client reaches a completed service, null where it has no port. */
export function connectionOf(spec: ServiceSpec, host: string, port: number): ConnectionInfo | null {
  return entryOf(spec)?.connection(spec, host, port) ?? null;
}

export function entryOf({ kind }: ServiceSpec): CatalogueEntry | null {
  return CATALOGUE.find((entry) => entry.kind === kind) ?? null;
}

/** `registry:5000/library/postgres:16@sha256:…` is `postgres`. */
function repositoryOf(image: string): string {
  const [path = ""] = image.split("@");
  return (path.split("/").at(-1) ?? "").split(":")[0] ?? "";
}
