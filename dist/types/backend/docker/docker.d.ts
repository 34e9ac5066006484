import type { Environment } from "../oci/endpoint.js";
import { OciBackend, type OciOptions } from "../oci/oci-backend.js";
/** Cells in Docker containers, rootful or rootless, at DOCKER_HOST or the standard sockets. */
export declare function createDockerBackend(env: Environment, options?: OciOptions): OciBackend;
