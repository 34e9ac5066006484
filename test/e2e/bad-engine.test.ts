import { chmodSync, linkSync, renameSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inProject, type Project, Ran, sh, steps, until } from "./cli.test-support.js";
import { EngineProxy } from "./engine-proxy.test-support.js";
import {
  CONTAINER_ENGINES,
  containersOf,
  type Engine,
  expectNothingLeft,
  onEngines,
  processesWith,
  uniqueSeconds,
} from "./engines.test-support.js";

/** Runs as an ordinary user where the tests run as root: root may use any socket. */
const ORDINARY = process.getuid?.() === 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : [];

const socketVariable = (engine: Engine) => (engine.backend === "docker" ? "DOCKER_HOST" : "CLEANROOM_PODMAN_SOCKET");

/** A socket where nothing of an engine answers. */
async function listening(project: Project, mode: number, greet: (server: Server) => void): Promise<[string, Server]> {
  const path = join(project.root, "engine.sock");
  const server = createServer();
  greet(server);
  await new Promise<void>((resolve) => server.listen(path, resolve));
  chmodSync(path, mode);
  return [path, server];
}

/** The run is skipped, and with --require-backend it fails with exit code 3. */
async function expectUnavailable(project: Project, host: string, said: RegExp, under: readonly string[] = []) {
  chmodSync(project.temp, 0o1777);
  chmodSync(project.dir, 0o1777);
  const options = { env: { DOCKER_HOST: host }, under };
  const skipped = await project.run(["--backend", "docker"], options);
  expect(skipped.code, skipped.shown).toBe(0);
  expect(skipped.report).toMatchObject({ outcome: "skipped", counts: { skipped: 1 } });
  expect(skipped.report.scenarios[0]).toMatchObject({ outcome: "skipped", reason: "engine unavailable" });
  expect(skipped.report.scenarios[0]?.error).toMatchObject({
    kind: "EngineUnavailable",
    message: expect.stringMatching(said),
  });
  expect(skipped.shown).toContain("engine unavailable");
  const failed = await project.run(["--backend", "docker", "--require-backend"], options);
  expect(failed.code, failed.shown).toBe(3);
  expect(failed.report).toMatchObject({ outcome: "error", error: { kind: "EngineUnavailable" } });
  expect(failed.shown).toMatch(said);
  expect(failed.shown).toContain("cleanroom doctor");
}

describe.concurrent("an engine that can't be used", () => {
  const config = steps(sh("true"));

  it("has no socket", () =>
    inProject(config, async (project) => {
      await expectUnavailable(
        project,
        "unix:///nonexistent/docker.sock",
        /no Docker socket found.*\/nonexistent\/docker\.sock/,
      );
    }));

  it("has a socket that permits nothing", () =>
    inProject(config, async (project) => {
      const [path, server] = await listening(project, ORDINARY.length > 0 ? 0o600 : 0, () => undefined);
      try {
        await expectUnavailable(project, `unix://${path}`, /denies access/, ORDINARY);
      } finally {
        server.close();
      }
    }));

  it("has a socket with nobody behind it", () =>
    inProject(config, async (project) => {
      const [path, server] = await listening(project, 0o666, () => undefined);
      const kept = `${path}.kept`;
      linkSync(path, kept);
      await new Promise<void>((resolve) => server.close(() => resolve()));
      renameSync(kept, path);
      await expectUnavailable(project, `unix://${path}`, /refuses connections/);
    }));

  it("is no socket", () =>
    inProject(config, async (project) => {
      const path = join(project.root, "engine.sock");
      writeFileSync(path, "not a socket");
      await expectUnavailable(project, `unix://${path}`, /engine\.sock/);
    }));

  it("answers nonsense", () =>
    inProject(config, async (project) => {
      const [path, server] = await listening(project, 0o666, (each) =>
        each.on("connection", (socket) => socket.on("error", () => undefined).end("SSH-2.0-OpenSSH_9.2\r\n")),
      );
      try {
        await expectUnavailable(project, `unix://${path}`, /does not answer as an engine/);
      } finally {
        server.close();
      }
    }));

  it("never answers", () =>
    inProject(config, async (project) => {
      const sockets: { destroy(): void }[] = [];
      const [path, server] = await listening(project, 0o666, (each) =>
        each.on("connection", (socket) => sockets.push(socket.on("error", () => undefined))),
      );
      try {
        await expectUnavailable(project, `unix://${path}`, /did not answer/);
      } finally {
        for (const socket of sockets) socket.destroy();
        server.close();
      }
    }));

  it("is reached by a way that there is not", () =>
    inProject(config, async (project) => {
      await expectUnavailable(project, "ssh://me:hunter2@host", /ssh:\/\/ is not supported/);
      expect(
        (await project.run(["--backend", "docker"], { env: { DOCKER_HOST: "ssh://me:hunter2@host" } })).shown,
      ).not.toContain("hunter2");
    }));
});

describe("an image that can't be pulled", () => {
  onEngines(CONTAINER_ENGINES, "fails the scenario and leaves the others alone", ({ backend, env }) =>
    inProject(
      {
        scenarios: [
          { name: "no registry", image: "127.0.0.1:1/none:1", steps: [sh("true")] },
          { name: "no name", image: "NO such:::name", steps: [sh("true")] },
          { name: "good", steps: [sh("true")] },
        ],
      },
      async (project) => {
        const ran = await project.run(["--backend", backend], { env });
        expect(ran.code, ran.shown).toBe(3);
        const [pull, name, good] = ran.report.scenarios;
        expect(pull).toMatchObject({
          outcome: "error",
          error: { kind: "ImageUnavailable", context: { image: "127.0.0.1:1/none:1" } },
        });
        expect(pull?.error?.message).toContain("127.0.0.1:1/none:1");
        expect(pull?.error?.hint).not.toBe("");
        expect(name).toMatchObject({ outcome: "error", error: { kind: "ImageUnavailable" } });
        expect(good).toMatchObject({ outcome: "passed" });
        expect(ran.shown).toContain("ImageUnavailable");
        await expectNothingLeft(ran.report.run_id);
      },
    ),
  );
});

describe("an engine that dies in the middle of a step", () => {
  for (const isolation of ["scenario", "step"]) {
    onEngines(CONTAINER_ENGINES, `ends the run with its results, isolation ${isolation}`, (engine) => {
      const seconds = uniqueSeconds();
      const scenario = [
        sh("echo first", { name: "first" }),
        sh(`echo begun; sleep ${seconds}`, { name: "second" }),
        sh("true", { name: "third" }),
      ];
      return inProject({ isolation, scenarios: [{ name: "all", steps: scenario }] }, async (project) => {
        if (engine.socket === null) throw new Error("its socket is not known");
        const proxy = await EngineProxy.listen(join(project.root, "proxy.sock"), engine.socket);
        try {
          const args = ["run", "--backend", engine.backend];
          const { ended } = project.start(args, {
            env: { ...engine.env, [socketVariable(engine)]: `unix://${proxy.path}` },
          });
          await until("the step runs", () => processesWith(seconds).length > 0 && proxy.hasSaid("begun\n"));
          proxy.destroy();
          const { code, stdout, stderr } = await ended;
          expect(code, stdout + stderr).toBe(3);
          expect(stdout).toContain("EngineUnavailable");
          const [dir] = project.runDirs();
          const ran = new Ran({ code, stdout, stderr }, dir ?? null);
          expect(ran.report).toMatchObject({ outcome: "error", error: { kind: "EngineUnavailable" } });
          expect(ran.step("first").outcome).toBe("passed");
          expect(ran.step("second")).toMatchObject({ outcome: "error", error: { kind: "EngineUnavailable" } });
          expect(ran.step("third").outcome).toBe("skipped");
          expect(ran.log("second").toString()).toBe("begun\n");
          expect((await project.cli(["verify", ran.bundle])).code).toBe(0);
          // The engine itself lives on: the end of its stdin ends the container. One that had not begun is for gc.
          if (isolation === "step") await project.cli(["gc"], { env: engine.env });
          const runId = ran.report.run_id;
          await until(
            "the container is gone",
            async () => (await containersOf(engine, { runId })).length === 0,
            15_000,
          );
          await until("the step is gone", () => processesWith(seconds).length === 0, 15_000);
        } finally {
          proxy.destroy();
        }
      });
    });
  }
});
