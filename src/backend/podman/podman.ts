import type { Environment } from "../oci/endpoint.js";
import { OciBackend, type OciOptions } from "../oci/oci-backend.js";
import { PODMAN } from "./dialect.js";

/** Cells in Podman containers, rootful or rootless, at CONTAINER_HOST, CLEANROOM_PODMAN_SOCKET or the standard sockets. */
export function createPodmanBackend(env: Environment, options: OciOptions = {}): OciBackend {
  return new OciBackend(PODMAN, env, options);
}
