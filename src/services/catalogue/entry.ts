import type { ServiceSpec } from "../../model/service.js";
import type { ConnectionInfo } from "../connection-info.js";

/** What is known of one kind of service. */
export interface CatalogueEntry {
  /** Name of the image's repository, after its last slash. */
  readonly kind: string;
  /** The variable that programs look for, e.g. `DATABASE_URL`. */
  readonly variable: string;
  /** The service with what it needs and does not say of itself. */
  complete(spec: ServiceSpec): ServiceSpec;
  /** @param spec completed */
  connection(spec: ServiceSpec, host: string, port: number): ConnectionInfo;
}
