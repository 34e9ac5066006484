import type { Environment } from "../oci/endpoint.js";
import { OciBackend, type OciOptions } from "../oci/oci-backend.js";
/** Cells in Podman containers, rootful or rootless, at CONTAINER_HOST, CLEANROOM_PODMAN_SOCKET or the standard sockets. */
export declare function createPodmanBackend(env: Environment, options?: OciOptions): OciBackend;
