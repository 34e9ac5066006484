import type { Environment } from "../oci/endpoint.js";
import { OciBackend, type OciOptions } from "../oci/oci-backend.js";
import { DOCKER } from "./dialect.js";

/** Cells in Docker containers, rootful or rootless, at DOCKER_HOST or the standard sockets. */
export function createDockerBackend(env: Environment, options: OciOptions = {}): OciBackend {
  return new OciBackend(DOCKER, env, options);
}
