import { chownSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { createServer as createHttp } from "node:http";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDockerBackend } from "../docker/docker.js";
import { createPodmanBackend } from "../podman/podman.js";
import { testEngines } from "./engines.test-support.js";

const engines = await testEngines();
let dir: string;
const servers: Server[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "reach-"));
});
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  rmSync(dir, { recursive: true, force: true });
});

async function reason(env: Record<string, string>): Promise<string> {
  const found = await createDockerBackend(env).probe();
  return found.available ? "available" : found.reason;
}

function listen(server: Server, name = "e.sock"): Promise<string> {
  servers.push(server);
  const path = join(dir, name);
  return new Promise((resolve) => server.listen(path, () => resolve(path)));
}

describe("probe", () => {
  it("lists the sockets that it looked for", async () => {
    expect(await reason({ DOCKER_HOST: `unix://${dir}/none.sock` })).toBe(
      `no Docker socket found (tried unix://${dir}/none.sock)`,
    );
  });

  it("tells a socket that nothing listens on", async () => {
    const path = await listen(createServer());
    renameSync(path, join(dir, "stale.sock"));
    servers[0]?.close();
    expect(await reason({ DOCKER_HOST: `unix://${dir}/stale.sock` })).toContain("nothing listens");
  });

  it("gives up on an engine that doesn't answer", async () => {
    const path = await listen(createServer(() => undefined));
    expect(await reason({ DOCKER_HOST: `unix://${path}` })).toContain("did not answer within 8 s");
  });

  it("is not fooled by another kind of server", async () => {
    const path = await listen(createHttp((_, response) => response.writeHead(418).end("teapot")));
    expect(await reason({ DOCKER_HOST: `unix://${path}` })).toContain("does not answer as an engine");
  });

  it.skipIf(process.getuid?.() !== 0)("tells that access is denied, and what to do", async () => {
    const path = await listen(createServer());
    process.setegid?.(65534);
    process.seteuid?.(65534);
    try {
      expect(await reason({ DOCKER_HOST: `unix://${path}` })).toMatch(
        /denies access: add the user to the group `docker`/,
      );
    } finally {
      process.seteuid?.(0);
      process.setegid?.(0);
    }
  });

  it("recognises Podman behind a proxy that hides its name", async () => {
    const answers: Record<string, unknown> = {
      "/_ping": "OK",
      "/version": { Version: "5.0.0", Components: [{ Name: "Podman Engine" }] },
      "/info": { Rootless: true, CgroupVersion: "2" },
    };
    const server = createHttp((request, response) => response.end(JSON.stringify(answers[request.url ?? ""])));
    const path = await listen(server);
    expect(await reason({ DOCKER_HOST: `unix://${path}` })).toContain("is Podman and not Docker");
  });

  it.skipIf(process.platform !== "linux" || process.getuid?.() !== 0)(
    "asks an engine about itself only where its socket is not root's",
    async () => {
      const asked: string[] = [];
      const server = createHttp((request, response) => {
        asked.push(request.url ?? "");
        response.setHeader("Server", "Docker/25.0.1 (linux)");
        response.end(JSON.stringify({ SecurityOptions: ["name=rootless"], CgroupVersion: "2", NCPU: 3 }));
      });
      const path = await listen(server);
      const env = { DOCKER_HOST: `unix://${path}` };
      const engine = { name: "docker", version: "25.0.1", rootless: false, endpoint: `unix://${path}` };
      expect(await createDockerBackend(env).probe()).toEqual({ available: true, engine });
      expect(asked).toEqual(["/_ping"]);
      chownSync(path, 65534, 65534);
      const rootless = { ...engine, rootless: true };
      expect(await createDockerBackend(env).probe()).toEqual({ available: true, engine: rootless });
      expect(asked).toEqual(["/_ping", "/_ping", "/info"]);
    },
  );

  it("refuses ssh, and a host that is not known", async () => {
    expect(await reason({ DOCKER_HOST: "ssh://somewhere" })).toContain("ssh:// is not supported");
    expect(await reason({ DOCKER_HOST: "tcp://no-such-host.invalid:2375" })).toContain(
      "names a host that is not known",
    );
  });

  it("throws EngineUnavailable from open where there is no engine", async () => {
    const backend = createPodmanBackend({ CONTAINER_HOST: `${dir}/none.sock` });
    const { Place } = await import("../conformance/place.js");
    const place = new Place(backend, { image: "busybox" });
    await expect(place.open()).rejects.toMatchObject({ kind: "EngineUnavailable" });
    expect(await backend.sweep()).toEqual([]);
    await place.dispose();
  });

  for (const engine of engines) {
    it.skipIf(!engine.available)(`finds ${engine.name} and takes it for nothing else`, async () => {
      const found = await engine.backend().probe();
      expect(found).toMatchObject({
        available: true,
        engine: { name: engine.name, version: expect.stringMatching(/^\d+\./) },
      });
      const other =
        engine.name === "docker"
          ? createPodmanBackend({ CONTAINER_HOST: engine.socket })
          : createDockerBackend({ DOCKER_HOST: `unix://${engine.socket}` });
      const refused = await other.probe();
      expect(refused.available ? "" : refused.reason).toContain(`use the ${engine.name} backend for it`);
    });
  }
});
