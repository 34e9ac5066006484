import { chmodSync, mkdirSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ownerId } from "../../src/core/owner.js";
import { inProject, type Project, Ran, sh, steps, until } from "./cli.test-support.js";
import {
  ALL_ENGINES,
  containersOf,
  type Engine,
  expectNothingLeft,
  onEngines,
  processesWith,
  uniqueSeconds,
} from "./engines.test-support.js";

const sleeper = (seconds: string) =>
  steps(
    sh("echo first", { name: "first" }),
    sh(`trap '' TERM INT; echo begun; (sleep ${seconds} &); while :; do sleep ${seconds}; done`, { name: "second" }),
    sh("true", { name: "third" }),
  );

/** Starts a run and waits until its second step sleeps. */
async function startRun(project: Project, { backend, env }: Engine, seconds: string) {
  const run = project.start(["run", "--backend", backend], { env });
  await until("the step runs", () => processesWith(seconds).length > 0);
  return run;
}

describe("a run that is interrupted", () => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    onEngines(ALL_ENGINES, `by ${signal} still writes its results and leaves nothing`, (engine) => {
      const seconds = uniqueSeconds();
      return inProject(sleeper(seconds), async (project) => {
        const { child, ended } = await startRun(project, engine, seconds);
        child.kill(signal);
        const finished = await ended;
        expect(finished.code, finished.stdout + finished.stderr).toBe(130);
        expect(processesWith(seconds)).toEqual([]);
        const ran = new Ran(finished, project.runDirs()[0] ?? null);
        expect(ran.report).toMatchObject({ outcome: "error", error: { kind: "Interrupted" } });
        expect(ran.step("first").outcome).toBe("passed");
        expect(ran.step("second")).toMatchObject({ exit_code: null, error: { kind: "Interrupted" } });
        expect(ran.step("second").outcome).not.toBe("passed");
        expect(ran.step("third").outcome).toBe("skipped");
        expect(ran.log("second").toString()).toBe("begun\n");
        expect(finished.stdout).toContain("Interrupted");
        await expectNothingLeft(ran.report.run_id);
        expect((await project.cli(["verify", ran.bundle])).code).toBe(0);
      });
    });
  }

  onEngines(ALL_ENGINES, "in its last step says so as well", (engine) => {
    const seconds = uniqueSeconds();
    return inProject(steps(sh(`sleep ${seconds}`, { name: "only" })), async (project) => {
      const { child, ended } = await startRun(project, engine, seconds);
      child.kill("SIGINT");
      const finished = await ended;
      expect(finished.code, finished.stdout + finished.stderr).toBe(130);
      const ran = new Ran(finished, project.runDirs()[0] ?? null);
      expect(ran.report).toMatchObject({ outcome: "error", error: { kind: "Interrupted" } });
    });
  });

  onEngines(ALL_ENGINES, "between many scenarios begins no more of them", (engine) => {
    const seconds = uniqueSeconds();
    const scenarios = Array.from({ length: 6 }, (_, n) => ({ name: `s${n}`, steps: [sh(`sleep ${seconds}`)] }));
    return inProject({ scenarios, max_concurrent: 2 }, async (project) => {
      const { child, ended } = await startRun(project, engine, seconds);
      child.kill("SIGTERM");
      const finished = await ended;
      expect(finished.code, finished.stdout + finished.stderr).toBe(130);
      const { report } = new Ran(finished, project.runDirs()[0] ?? null);
      expect(report.scenarios).toHaveLength(6);
      expect(report.scenarios.map(({ error }) => error?.kind)).toEqual(Array(6).fill("Interrupted"));
      expect(processesWith(seconds)).toEqual([]);
      await expectNothingLeft(report.run_id);
    });
  });
});

describe("a run that is killed", () => {
  for (const isolation of ["scenario", "step"]) {
    onEngines(ALL_ENGINES, `leaves nothing that the next one does not remove, isolation ${isolation}`, (engine) => {
      const seconds = uniqueSeconds();
      return inProject({ isolation, ...sleeper(seconds) }, async (project) => {
        const { child, ended } = await startRun(project, engine, seconds);
        const owner = `.${child.pid}.`;
        if (engine.socket !== null) expect(await containersOf(engine, { owner })).not.toEqual([]);
        child.kill("SIGKILL");
        await ended;
        await until("its processes are gone", () => processesWith(seconds).length === 0, 15_000);
        const stale = readdirSync(project.temp);
        expect(stale.filter((name) => name.startsWith("cleanroom-run-"))).toHaveLength(1);
        // A folder that only looks like one of ours stays.
        mkdirSync(join(project.temp, "cleanroom-run-of-the-mill"));
        const gc = await project.cli(["gc"], { env: engine.env });
        expect(gc.code, gc.stderr).toBe(0);
        expect(gc.stdout).toContain(`temp folder ${stale[0]}`);
        expect(readdirSync(project.temp)).toEqual(["cleanroom-run-of-the-mill"]);
        await until(
          "its containers are gone",
          async () => (await containersOf(engine, { owner })).length === 0,
          15_000,
        );
        expect(project.runDirs()).toEqual([]);
        rmdirSync(join(project.temp, "cleanroom-run-of-the-mill"));
      });
    });
  }

  onEngines(["local"], "has its temp folder removed by the next run", (engine) => {
    const seconds = uniqueSeconds();
    return inProject(sleeper(seconds), async (project) => {
      const { child, ended } = await startRun(project, engine, seconds);
      child.kill("SIGKILL");
      await ended;
      await until("its processes are gone", () => processesWith(seconds).length === 0, 15_000);
      expect(readdirSync(project.temp)).not.toEqual([]);
      expect((await project.run(["--backend", "local", "--", "true"])).code).toBe(0);
      // inProject looks whether anything is left.
    });
  });

  it.skipIf(process.getuid?.() !== 0)("by another user does not keep a run from its work", () =>
    inProject(steps(sh("true")), async (project) => {
      for (const folder of [project.dir, project.temp]) chmodSync(folder, 0o1777);
      // No process has this number: it is past the largest one.
      const stale = join(project.temp, `cleanroom-run-${ownerId(2 ** 22 + 1)}-abcdef`);
      mkdirSync(join(stale, "cell"), { recursive: true });
      const under = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
      const ran = await project.run(["--backend", "local"], { under });
      expect(ran.code, ran.shown).toBe(0);
      const gc = await project.cli(["gc"], { under });
      expect(gc.code, gc.stderr).toBe(0);
      expect(readdirSync(project.temp)).toHaveLength(1);
      rmSync(stale, { recursive: true });
    }),
  );

  onEngines(["local"], "is left alone by gc while it still runs", (engine) => {
    const seconds = uniqueSeconds();
    return inProject(sleeper(seconds), async (project) => {
      const { child, ended } = await startRun(project, engine, seconds);
      const folders = readdirSync(project.temp);
      expect((await project.cli(["gc"])).code).toBe(0);
      expect(readdirSync(project.temp)).toEqual(folders);
      expect(processesWith(seconds)).not.toEqual([]);
      child.kill("SIGINT");
      expect((await ended).code).toBe(130);
    });
  });
});
