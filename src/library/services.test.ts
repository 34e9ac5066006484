import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createHttp, type Server } from "node:http";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testEngines } from "../backend/oci/engines.test-support.js";
import { Policy } from "../policy/policy.js";
import { serviceConformanceCases } from "../services/conformance.js";
import { ConnectionInfo } from "../services/connection-info.js";
import type { Service } from "../services/service.js";
import { ContainerService } from "./container-service.js";
import { scenario } from "./scenario.js";
import { Postgres, Redis, ServiceBuilder, ServiceManager } from "./services.js";

const engines = await testEngines();
const found = engines.find(({ available }) => available);
const POSTGRES = process.env["CLEANROOM_TEST_POSTGRES_IMAGE"] ?? "cleanroom-test/postgres:1";
const REDIS = process.env["CLEANROOM_TEST_REDIS_IMAGE"] ?? "cleanroom-test/redis:1";

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "library-services-"));
  const images = `images = { "postgres:16-alpine" = "${POSTGRES}", "redis:7-alpine" = "${REDIS}" }\n`;
  writeFileSync(join(cwd, "cleanroom.toml"), images);
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

/** What Redis answers at an address. */
function ask(port: number, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(`${command}\r\n`));
    socket.once("data", (data) => {
      resolve(data.toString("utf8").trim());
      socket.destroy();
    });
    socket.on("error", reject);
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.on("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A service as a user's code may bring one. */
class Greeter implements Service {
  readonly name = "greeter";
  #server: Server | null = null;

  async start(): Promise<void> {
    const server = createHttp((_, response) => response.end("hello from your own code\n"));
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    await new Promise<void>((resolve) => (server === null ? resolve() : server.close(() => resolve())));
  }

  async healthCheck(): Promise<boolean> {
    return this.#server !== null;
  }

  connectionInfo(): ConnectionInfo {
    if (this.#server === null) throw new Error("it is not running");
    return new ConnectionInfo("127.0.0.1", (this.#server.address() as AddressInfo).port, { scheme: "http" });
  }
}

describe("a service of one's own", () => {
  for (const demand of serviceConformanceCases()) it(demand.name, () => demand.run(() => new Greeter()));

  it("runs around a scenario, whose steps find it by its variables", async () => {
    const service = new Greeter();
    const output = await scenario("own")
      .services([service])
      .step("greet", ["sh", "-c", 'echo "$GREETER_URL"'])
      .policy(Policy.permissive())
      .backend("local")
      .with({ cwd })
      .run();
    output
      .success()
      .step("greet")
      .stdoutRegex(/^http:\/\/127\.0\.0\.1:\d+\n$/);
    expect(output.result.report.services).toMatchObject([{ name: "greeter", image: null, outcome: "ready" }]);
    expect(await service.healthCheck()).toBe(false);
  });

  it("fails the scenario where it does not start", async () => {
    const service = new Greeter();
    service.start = () => Promise.reject(new Error("no room"));
    const output = await scenario("own").services([service]).step("x", ["true"]).backend("local").with({ cwd }).run();
    expect(output.result.report).toMatchObject({
      outcome: "failed",
      error: {
        kind: "ServiceUnhealthy",
        message: expect.stringContaining('service "greeter" could not be started: no room'),
      },
    });
    expect(() => output.success()).toThrow(/no room/);
  });
});

describe.skipIf(found === undefined)("a service in a container", () => {
  for (const demand of serviceConformanceCases()) it(demand.name, () => demand.run(() => new Redis({ cwd })));

  it("is reached on this machine between start and stop", async () => {
    const port = await freePort();
    const cache = new Redis({ cwd }).withConfig("password", "s3cret-word").withConfig("port", String(port));
    expect(() => cache.connectionInfo()).toThrow(expect.objectContaining({ kind: "ServiceUnhealthy" }));
    await cache.start();
    try {
      expect(await cache.healthCheck()).toBe(true);
      expect(cache.connectionInfo()).toMatchObject({ host: "127.0.0.1", port, password: "s3cret-word" });
      expect(cache.connectionInfo().redisUrl()).toBe(`redis://:s3cret-word@127.0.0.1:${port}`);
      expect(await ask(port, "PING")).toContain("NOAUTH");
      expect(await ask(port, "AUTH s3cret-word")).toBe("+OK");
      expect(cache.logs()).toContain("Ready to accept connections");
    } finally {
      await cache.stop();
    }
    await expect(ask(port, "PING")).rejects.toThrow();
    await cache.stop();
  });

  it("tells what kept it from starting, and leaves nothing", async () => {
    const bad = new ContainerService("bad", {}, { cwd })
      .withImage(REDIS)
      .withConfig("command", ["sh", "-c", "echo no luck >&2; exit 7"]);
    await expect(bad.start()).rejects.toMatchObject({
      kind: "ServiceUnhealthy",
      context: { exit_code: 7, last_log_lines: ["no luck"] },
    });
    await expect(new ContainerService("x", {}, { cwd }).start()).rejects.toMatchObject({ kind: "ConfigInvalid" });
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.on("listening", resolve));
    const { port } = taken.address() as AddressInfo;
    await expect(new Redis({ cwd }).withConfig("port", port).start()).rejects.toMatchObject({ context: { port } });
    taken.close();
  });

  it("is managed together with others", async () => {
    const manager = new ServiceManager();
    const database = new ServiceBuilder("postgres", { cwd }).withConfig("database", "testdb").withConfig("user", "app");
    manager.addService(
      database
        .withConfig("port", await freePort())
        .withStartupTimeout(50_000)
        .build(),
    );
    manager.addService(new Greeter());
    expect(() => manager.addService(new Greeter())).toThrow(/two services called greeter/);
    await manager.startAll();
    try {
      expect(await manager.healthCheck()).toBe(true);
      const info = manager.getServiceByName("postgres")?.connectionInfo();
      expect(info).toMatchObject({ user: "app", database: "testdb" });
      expect(info?.postgresUrl()).toBe(`postgresql://app:postgres@127.0.0.1:${info?.port}/testdb`);
    } finally {
      await manager.stopAll();
      await manager.stopAll();
    }
    expect(await manager.healthCheck()).toBe(false);
  });

  it("serves the steps of a scenario on their own network", async () => {
    const output = await scenario("database")
      .services([new Postgres({ cwd }).withConfig("database", "testdb")])
      .step("query", ["sh", "-c", 'psql "$DATABASE_URL" -Atc "select current_database()"'])
      .backend(found?.name ?? "docker")
      .with({ cwd, image: POSTGRES })
      .run();
    output.success().step("query").stdout("testdb");
  });
});
