import { describe, expect, it } from "vitest";
import { IMAGE, inProject, Project, sh, until } from "./cli.test-support.js";
import { CONTAINER_ENGINES, containersOf, type Engine, expectNothingLeft, onEngines } from "./engines.test-support.js";
import type { Toml } from "./toml.test-support.js";

const LISTEN = "exec nc -ll -p 7000 -e cat";

function config(service: Readonly<Record<string, Toml>>, scenario: Readonly<Record<string, Toml>> = {}) {
  return {
    services: [{ name: "db", image: IMAGE, command: ["sh", "-c", LISTEN], ...service }],
    scenarios: [{ name: "all", services: ["db"], steps: [sh("echo hi", { name: "first" })], ...scenario }],
  };
}

/** A run whose one scenario failed for its service, which is told whole; nothing of it is left. */
async function expectUnhealthy(
  { backend, env }: Engine,
  project: Project,
): Promise<{ message: string; context: Record<string, unknown>; shown: string; log: string | null }> {
  const ran = await project.run(["--backend", backend, "--require-backend"], { env });
  expect(ran.code, ran.shown).toBe(1);
  const { outcome, error } = ran.report;
  expect({ outcome, kind: error?.kind }, ran.shown).toEqual({ outcome: "failed", kind: "ServiceUnhealthy" });
  expect(error?.context).toMatchObject({ service: "db" });
  expect(ran.report.services[0]).toMatchObject({ outcome: "failed", error: { message: error?.message } });
  for (const path of ["junit.xml", "report.html"]) expect(ran.read(path)).toContain("ServiceUnhealthy");
  await expectNothingLeft(ran.report.run_id);
  const { log } = ran.report.services[0] ?? { log: null };
  return {
    message: error?.message ?? "",
    context: error?.context ?? {},
    shown: ran.shown,
    log: log === null ? null : ran.read(log),
  };
}

describe("a service", () => {
  onEngines(CONTAINER_ENGINES, "that exits at once fails its scenario with its code and its last words", (engine) =>
    inProject(
      config({ command: ["sh", "-c", "seq 60 >&2; echo no config >&2; exit 3"], port: 7000 }),
      async (project) => {
        const { message, context, shown, log } = await expectUnhealthy(engine, project);
        expect(message).toContain('service "db" ended before it was ready: it exited with code 3');
        expect(context).toMatchObject({ exit_code: 3, service: "db", image: IMAGE });
        const lines = context["last_log_lines"] as string[];
        expect(lines.slice(-2)).toEqual(["60", "no config"]);
        expect(lines).toHaveLength(50);
        expect(shown).toContain("no config");
        expect(log).toMatch(/^1\n2\n/);
      },
    ),
  );

  onEngines(CONTAINER_ENGINES, "that is never ready fails when its time is over, with what the probe said", (engine) =>
    inProject(config({ health: "echo not yet; exit 4", startup_timeout_ms: 1_500 }), async (project) => {
      const { message, context } = await expectUnhealthy(engine, project);
      expect(message).toContain('service "db" was not ready within 1500 ms');
      expect(context).toMatchObject({
        last_probe: "`echo not yet; exit 4` exited with code 4: not yet",
        timeout_ms: 1_500,
      });
    }),
  );

  onEngines(CONTAINER_ENGINES, "whose health command hangs fails when its time is over", (engine) =>
    inProject(config({ health: "sleep 1000", startup_timeout_ms: 1_500 }), async (project) => {
      const { message } = await expectUnhealthy(engine, project);
      expect(message).toContain('service "db" was not ready within 1500 ms');
    }),
  );

  onEngines(CONTAINER_ENGINES, "whose image has no shell can't have a command for its health", (engine) =>
    inProject(
      config({ image: "cleanroom-test/bare:1", command: ["/bin/busybox", "sleep", "1000"], health: "true" }),
      async (project) => {
        const { message } = await expectUnhealthy(engine, project);
        expect(message).toContain("no shell");
      },
    ),
  );

  onEngines(CONTAINER_ENGINES, "whose image has no shell can be asked from where the steps are", ({ backend, env }) =>
    inProject(
      config({
        ...{ image: "cleanroom-test/bare:1", command: ["/bin/busybox", "httpd", "-f", "-p", "7000", "-h", "/etc"] },
        ...{ port: 7000, health: { http: "/missing", status: 404 } },
      }),
      async (project) => {
        const ran = await project.run(["--backend", backend, "--require-backend"], { env });
        expect(ran.code, ran.shown).toBe(0);
      },
    ),
  );

  onEngines(CONTAINER_ENGINES, "whose image is not to be had is an error of the infrastructure", ({ backend, env }) =>
    inProject(config({ image: "localhost:1/no/such:1" }), async (project) => {
      const ran = await project.run(["--backend", backend, "--require-backend"], { env });
      expect(ran.code, ran.shown).toBe(3);
      expect(ran.report.error).toMatchObject({
        kind: "ImageUnavailable",
        message: expect.stringContaining("localhost:1/no/such:1"),
      });
      expect(ran.report.services[0]).toMatchObject({
        name: "db",
        outcome: "failed",
        error: { kind: "ImageUnavailable" },
        log: null,
      });
      await expectNothingLeft(ran.report.run_id);
    }),
  );

  onEngines(CONTAINER_ENGINES, "that can't be started is told with what the engine said", (engine) =>
    inProject(config({ command: ["no-such-program"] }), async (project) => {
      const { message } = await expectUnhealthy(engine, project);
      expect(message).toContain("no-such-program");
    }),
  );

  onEngines(CONTAINER_ENGINES, "that ends while steps run fails the scenario, and the rest is skipped", (engine) =>
    inProject(
      config(
        { command: ["sh", "-c", "nc -l -p 7000; echo bye; exit 5"], port: 7000 },
        { steps: [sh("echo hi | nc -w 1 db 7000; sleep 2", { name: "first" }), sh("echo hi", { name: "second" })] },
      ),
      async (project) => {
        const { message, context } = await expectUnhealthy(engine, project);
        expect(message).toContain('service "db" ended while it was needed: it exited with code 5');
        expect(context).toMatchObject({ exit_code: 5, last_log_lines: expect.arrayContaining(["bye"]) });
      },
    ),
  );

  onEngines(CONTAINER_ENGINES, "whose log lacks what it should have fails the scenario", ({ backend, env }) =>
    inProject(config({ port: 7000 }, { service_logs: { db: { contains: "never said" } } }), async (project) => {
      const ran = await project.run(["--backend", backend, "--require-backend"], { env });
      expect(ran.code, ran.shown).toBe(1);
      expect(ran.report.error).toMatchObject({
        kind: "AssertionFailed",
        message: expect.stringContaining("service_logs.db"),
      });
      expect(ran.step("first").outcome).toBe("passed");
    }),
  );

  onEngines(CONTAINER_ENGINES, "that is waited for is given up on Ctrl-C", async (engine) => {
    const project = new Project(config({ health: "false", startup_timeout_ms: 100_000 }));
    const { child, ended } = project.start(["run", "--backend", engine.backend, "--require-backend"], {
      env: engine.env,
    });
    const mine = { owner: `.${child.pid}.` };
    await until("the service runs", async () => (await containersOf(engine, mine)).length >= 2);
    child.kill("SIGINT");
    const { code, stdout, stderr } = await ended;
    expect(code, stdout + stderr).toBe(130);
    expect(await containersOf(engine, mine)).toEqual([]);
    project.expectTempEmpty();
    project.dispose();
  });
});

describe("services that make no sense", () => {
  it("are refused with their place before anything starts", async () => {
    const services = `[[services]]\nname = "a"\nimage = "i"\ndepends_on = ["b"]\n[[services]]\nname = "b"\nimage = "i"\ndepends_on = ["a"]\n[[services]]\nname = "c"\nimage = "i"\ndepends_on = ["d"]\n`;
    await inProject(
      `${services}[[scenarios]]\nname = "s"\nservices = ["a"]\n[[scenarios.steps]]\ncommand = ["true"]\n`,
      async (project) => {
        const { code, stderr } = await project.cli(["run"]);
        expect(code).toBe(2);
        expect(stderr).toContain("cleanroom.toml:4:1: services[0].depends_on: found a circle: a → b → a");
        expect(stderr).toContain('cleanroom.toml:12:15: services[2].depends_on[0]: found "d", expected one of a, b');
        expect(project.runDirs()).toEqual([]);
      },
    );
  });
});
