import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDockerBackend } from "../docker/docker.js";
import { createPodmanBackend } from "../podman/podman.js";
import type { Environment } from "./endpoint.js";
import { EngineClient } from "./engine-client.js";
import type { OciBackend } from "./oci-backend.js";

/** One engine of this machine, for tests that run against each. */
export interface TestEngine {
  readonly name: "docker" | "podman";
  readonly available: boolean;
  /** Path of its socket. */
  readonly socket: string;
  readonly client: EngineClient;
  backend(changes?: Environment): OciBackend;
}

const required = (process.env["CLEANROOM_TEST_REQUIRE_ENGINES"] ?? "").split(",");

/** Both engines, found as users find them. Throws where a required one is missing. */
export async function testEngines(): Promise<TestEngine[]> {
  return Promise.all(
    (["docker", "podman"] as const).map(async (name) => {
      const backend = (changes: Environment = {}) => {
        const env = { ...process.env, ...changes };
        return name === "docker" ? createDockerBackend(env) : createPodmanBackend(env);
      };
      const found = await backend().probe();
      if (!found.available && required.includes(name)) throw new Error(found.reason);
      const socket = (found.available ? (found.engine.endpoint ?? "") : "/nonexistent").replace("unix://", "");
      const client = await EngineClient.connect({ kind: "unix", path: socket });
      return { name, available: found.available, socket, client, backend };
    }),
  );
}

/** The variable that points a backend at a socket. */
export function pointAt(name: "docker" | "podman", socket: string): Environment {
  return name === "docker" ? { DOCKER_HOST: `unix://${socket}` } : { CLEANROOM_PODMAN_SOCKET: `unix://${socket}` };
}

/** A socket that leads to an engine's until it is told to die or to freeze: so no shared engine has to. */
export class EngineProxy {
  readonly #dir = mkdtempSync(join(tmpdir(), "cleanroom-proxy-"));
  readonly socket = join(this.#dir, "engine.sock");
  readonly #pairs = new Set<[Socket, Socket]>();
  readonly #server: Server;
  #frozen = false;

  constructor(target: string) {
    this.#server = createServer({ allowHalfOpen: true }, (near) => {
      const far = connect({ path: target, allowHalfOpen: true });
      const pair: [Socket, Socket] = [near, far];
      this.#pairs.add(pair);
      for (const socket of pair) {
        socket.on("error", () => undefined);
        socket.on("close", () => this.#pairs.delete(pair));
      }
      if (this.#frozen) return;
      near.pipe(far);
      far.pipe(near);
    });
  }

  listen(): Promise<this> {
    return new Promise((resolve) => {
      this.#server.listen(this.socket, () => {
        chmodSync(this.socket, 0o666);
        resolve(this);
      });
    });
  }

  freeze(): void {
    this.#frozen = true;
    for (const [near, far] of this.#pairs) {
      near.unpipe();
      far.unpipe();
    }
  }

  die(): void {
    this.#server.close();
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
    rmSync(this.#dir, { recursive: true, force: true });
  }
}
