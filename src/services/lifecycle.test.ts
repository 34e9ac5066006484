import { createServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { Backend } from "../backend/backend.js";
import { CleanroomError } from "../core/errors.js";
import type { HealthCheck, ServiceSpec } from "../model/service.js";
import { Redactor } from "../redaction/redactor.js";
import { HostPod } from "./host-pod.test-support.js";
import { Services } from "./lifecycle.js";
import { sampleService } from "./sample-service.test-support.js";

const opened: Services[] = [];
afterEach(async () => {
  for (const services of opened.splice(0)) await services.close();
});

interface Started {
  readonly services: Services;
  readonly pod: HostPod;
}

async function start(specs: ServiceSpec[], signal = new AbortController().signal): Promise<Started> {
  let pod: HostPod | null = null;
  const backend = {
    name: "host",
    openPod: async (spec) => {
      pod = new HostPod(spec);
      return pod;
    },
  } as Partial<Backend> as Backend;
  const services = new Services({
    backend,
    pod: { runId: "r", image: null, services: specs, network: "none", detachable: [], tempDir: "/tmp" },
    redactor: new Redactor(["hunter2-long"]),
    logBytes: 10_000,
    signal,
  });
  opened.push(services);
  await services.pod;
  if (pod === null) throw new Error("no pod");
  return { services, pod };
}

const shell = (name: string, script: string, more: Partial<ServiceSpec> = {}) =>
  sampleService({ name, command: ["sh", "-c", script], ...more });

async function failureOf({ services }: Started): Promise<CleanroomError> {
  const thrown: unknown = await services.ready.catch((error) => error);
  if (!(thrown instanceof CleanroomError)) throw new Error(`expected a CleanroomError, got ${String(thrown)}`);
  return thrown;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.on("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

const listen = (port: number, status = 200) =>
  `setTimeout(() => require("http").createServer((q, r) => { r.statusCode = q.url === "/bad" ? 503 : ${status}; r.end() }).listen(${port}, "127.0.0.1"), 200)`;

describe("services", () => {
  it("are ready when their checks hold", async () => {
    const port = await freePort();
    const checks: HealthCheck[] = [
      { kind: "tcp", port },
      { kind: "http", path: "/it's", status: 200, port },
      { kind: "command", command: "test 1 = 1" },
      {
        kind: "any",
        of: [
          { kind: "log", text: "never", times: 1 },
          { kind: "command", command: "true" },
        ],
      },
    ];
    const web = sampleService({
      name: "localhost",
      port,
      command: [process.execPath, "-e", listen(port)],
      health: checks,
    });
    const { services } = await start([web, sampleService({ name: "plain", image: "healthy" })]);
    await services.ready;
    expect(services.environment).toEqual({
      LOCALHOST_HOST: "127.0.0.1",
      LOCALHOST_PORT: String(port),
      PLAIN_HOST: "127.0.0.1",
    });
    const [first, second] = services.results("host", "all").map(({ report }) => report);
    expect(first).toMatchObject({ name: "localhost", outcome: "ready", error: null, ready_ms: expect.any(Number) });
    expect(first?.health).toBe(`port ${port}, GET /it's → 200, (log "never" or \`true\`), \`test 1 = 1\``);
    expect(second?.health).toBe("the image's healthcheck");
  });

  it("wait for a text in the log as often as they should", async () => {
    const health: HealthCheck[] = [{ kind: "log", text: "ready hunter2-long", times: 2 }];
    const script = "echo ready hunter2-long; sleep 0.2; printf 'ready hunter2'; sleep 0.1; echo -long; exec sleep 1000";
    const { services } = await start([shell("db", script.replace("echo -long", "printf '%s\\n' -long"), { health })]);
    await services.ready;
    expect(services.log("db")?.text()).toBe("ready [REDACTED]\nready [REDACTED]\n");
  });

  it("start when what they depend on is ready, and at once otherwise", async () => {
    const slow: HealthCheck[] = [{ kind: "log", text: "up", times: 1 }];
    const { services, pod } = await start([
      shell("db", "sleep 0.3; echo up; exec sleep 1000", { health: slow }),
      shell("app", "exec sleep 1000", { dependsOn: ["db"] }),
      shell("cache", "exec sleep 1000"),
    ]);
    await services.ready;
    expect(pod.events).toEqual(["start db", "start cache", "start app"]);
  });

  it("that end at once fail with their code and the end of their log, and what depends on them is not started", async () => {
    const started = await start([
      shell("db", "echo password hunter2-long; seq 100; echo no such table >&2; exit 3", { port: 1 }),
      shell("app", "exec sleep 1000", { dependsOn: ["db"] }),
    ]);
    const error = await failureOf(started);
    expect(error.kind).toBe("ServiceUnhealthy");
    expect(error.message).toMatch(/^service "db" ended before it was ready: it exited with code 3\n/);
    expect(error.context).toMatchObject({ service: "db", exit_code: 3 });
    const lines = error.context["last_log_lines"] as string[];
    expect(lines).toHaveLength(50);
    expect(lines.at(-1)).toBe("no such table");
    expect(started.pod.events).toEqual(["start db"]);
    expect(started.services.results("host", null).map(({ report }) => report.outcome)).toEqual([
      "failed",
      "not_started",
    ]);
  });

  it("that are never ready fail with what the last probe said", async () => {
    const health: HealthCheck[] = [{ kind: "command", command: "echo hunter2-long still starting; exit 4" }];
    const error = await failureOf(await start([shell("db", "exec sleep 1000", { health, startupTimeoutMs: 300 })]));
    expect(error.message).toContain('service "db" was not ready within 300 ms');
    expect(error.context["last_probe"]).toBe(
      "`echo [REDACTED] still starting; exit 4` exited with code 4: [REDACTED] still starting",
    );
  });

  it("with a check that hangs fail in their time", async () => {
    const health: HealthCheck[] = [{ kind: "command", command: "sleep 1000" }];
    const error = await failureOf(await start([shell("db", "exec sleep 1000", { health, startupTimeoutMs: 400 })]));
    expect(error.message).toContain("was not ready within 400 ms");
  });

  it("fail at once where a check could never hold", async () => {
    const error = await failureOf(await start([shell("db", "exec sleep 1000", { health: [{ kind: "image" }] })]));
    expect(error.message).toContain(
      'service "db" can\'t be checked: the image cleanroom-test/busybox:1 brings no healthcheck',
    );
  });

  it("give up together: the first failure is told, of its own kind", async () => {
    const never: HealthCheck[] = [{ kind: "log", text: "never", times: 1 }];
    const started = await start([
      shell("slow", "exec sleep 1000", { health: never, startupTimeoutMs: 100_000 }),
      sampleService({ name: "lost", image: "missing" }),
    ]);
    const error = await failureOf(started);
    expect(error).toMatchObject({ kind: "ImageUnavailable" });
    const outcomes = started.services.results("host", null).map(({ report }) => [report.outcome, report.error?.kind]);
    expect(outcomes).toEqual([
      ["not_started", undefined],
      ["failed", "ImageUnavailable"],
    ]);
  });

  it("stop waiting when the run is interrupted", async () => {
    const never: HealthCheck[] = [{ kind: "log", text: "never", times: 1 }];
    const run = new AbortController();
    const started = await start(
      [shell("db", "exec sleep 1000", { health: never, startupTimeoutMs: 100_000 })],
      run.signal,
    );
    setTimeout(() => run.abort(), 100);
    expect(await failureOf(started)).toMatchObject({ kind: "Interrupted" });
    await started.services.close();
    await started.services.close();
    expect(started.pod.closed).toBe(1);
  });

  it("that end while they are needed are told, unless chaos wanted it", async () => {
    const { services, pod } = await start([shell("db", "exec sleep 1000"), shell("cache", "exec sleep 1000")]);
    await services.ready;
    const location = { file: "cleanroom.toml", line: 1, column: 1 };
    await services.apply({ location, service: "cache", action: "kill", share: null, step: "s", when: "before" });
    await pod.services.get("cache")?.ended;
    expect(services.lost).toBe(null);
    await pod.services.get("db")?.kill();
    await new Promise((resolve) => setImmediate(resolve));
    expect(services.lost?.message).toContain('service "db" ended while it was needed');
    expect(services.results("host", "s")[1]?.report.chaos).toMatchObject([
      { action: "kill", step: "s", when: "before" },
    ]);
  });

  it("are paused, cut off and slowed once, and restored from that", async () => {
    const { services, pod } = await start([shell("db", "exec sleep 1000")]);
    await services.ready;
    const act = (action: "pause" | "cut" | "slow" | "restore", share: number | null = null) =>
      services.apply({ location: sampleService().location, service: "db", action, share, step: "s", when: "after" });
    await act("restore");
    for (const action of ["pause", "pause", "cut", "cut"] as const) await act(action);
    await act("slow", 0.1);
    for (const _ of [1, 2]) await act("restore");
    expect(pod.services.get("db")?.acts).toEqual(["SIGSTOP", "detach", "slow 0.1", "SIGCONT", "attach", "slow 1"]);
  });

  it("need a backend that has a place for them", async () => {
    const services = new Services({
      backend: { name: "own" } as Backend,
      pod: { runId: "r", image: null, services: [sampleService()], network: "none", detachable: [], tempDir: "/tmp" },
      redactor: new Redactor([]),
      logBytes: 10_000,
      signal: new AbortController().signal,
    });
    await expect(services.ready).rejects.toMatchObject({
      kind: "EngineUnavailable",
      message: expect.stringContaining("own"),
    });
    await services.close();
  });
});
