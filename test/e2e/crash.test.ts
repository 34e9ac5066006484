import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { cliPath, type Project, Ran, until } from "./cli.test-support.js";
import { type Thing, thingsOwnedBy } from "./engine-things.test-support.js";
import { CONTAINER_ENGINES, type Engine, onEngines, present, processesWith } from "./engines.test-support.js";
import { expectGone, inServiceProject, NEVER_READY, TOPOLOGIES } from "./services.test-support.js";

type Moment = (project: Project, seconds: string, things: readonly Thing[]) => boolean;

const containers = (things: readonly Thing[]) => things.filter(({ kind }) => kind === "container").length;

/** Moments in the life of a run at which it is killed. */
const MOMENTS = {
  "as soon as it has a temp folder": (project) => readdirSync(project.temp).length > 0,
  "as soon as it has a container": (_project, _seconds, things) => containers(things) >= 1,
  "while its services start": (_project, _seconds, things) => containers(things) >= 2,
  "while its step runs": (_project, seconds) => processesWith(seconds).length > 0,
} satisfies Readonly<Record<string, Moment>>;

const EVERY = Object.keys(MOMENTS) as (keyof typeof MOMENTS)[];

const KILLED = [
  [TOPOLOGIES[0], EVERY],
  [TOPOLOGIES[1], EVERY.slice(-2)],
] as const;

/** What the process of this pid had made when the moment came. Throws where it ended before. */
async function awaitMoment(
  holds: (things: readonly Thing[]) => boolean,
  engine: Engine,
  run: ReturnType<Project["start"]>,
) {
  let things: Thing[] = [];
  let over = false;
  void run.ended.finally(() => (over = true)).catch(() => undefined);
  const comes = async () => {
    things = await thingsOwnedBy(engine, run.child.pid);
    return over || holds(things);
  };
  try {
    await until("the moment comes", comes, 90_000);
  } catch (error) {
    // It must not go on in a folder that is about to be removed.
    run.child.kill("SIGKILL");
    throw error;
  }
  if (over) expect.fail(`it ended first: ${JSON.stringify(await run.ended)}`);
  return things;
}

describe("a run with services that is killed", () => {
  for (const [{ topology, ports }, names] of KILLED) {
    for (const name of names) {
      onEngines(
        CONTAINER_ENGINES,
        `${name} leaves nothing for long, ${topology}`,
        (engine) =>
          inServiceProject({ ports }, async (project, seconds) => {
            const run = project.start(["run", "--backend", engine.backend], { env: engine.env });
            const things = await awaitMoment((now) => MOMENTS[name](project, seconds, now), engine, run);
            run.child.kill("SIGKILL");
            expect((await run.ended).code).toBe(null);
            await expectGone(project, engine, run.child.pid, things);
            expect(project.runDirs()).toEqual([]);
          }),
        180_000,
      );
    }
  }

  // The library's bundle must find the CLI's, as the action's must.
  onEngines(["docker"], "through the library leaves nothing for long either", (engine) =>
    inServiceProject({}, async (project, seconds) => {
      const library = pathToFileURL(join(dirname(cliPath()), "index.js")).href;
      project.file(
        "main.mjs",
        `import { runProject } from ${JSON.stringify(library)};
const selection = { scenarios: [], tags: null, shard: null };
await runProject(
  { cwd: process.cwd(), env: process.env, overrides: [{ key: "default_backend", value: "docker", origin: "test" }],
    paths: [], command: null, selection, signing: { mode: "none", key: null }, secrets: [], updateSnapshots: false,
    requireBackend: true, requireEnforcement: false },
  { onEvent() {}, signal: new AbortController().signal });`,
      );
      const run = project.start([], { program: join(project.dir, "main.mjs") });
      const things = await awaitMoment(() => processesWith(seconds).length > 0, engine, run);
      run.child.kill("SIGKILL");
      await run.ended;
      await expectGone(project, engine, run.child.pid, things);
    }),
  );
});

/** The action as it is committed; a dist that is older than the sources shows nothing. */
const ACTION = resolve(import.meta.dirname, "../../dist/action");
const isCurrent = readdirSync(ACTION).some(
  (name) => name.endsWith(".js") && readFileSync(join(ACTION, name), "utf8").includes("cleanroom-watchdog"),
);

describe.skipIf(!isCurrent)("the action as dist has it", () => {
  onEngines(["docker"], "leaves nothing for long when it is killed", (engine) =>
    inServiceProject({}, async (project, seconds) => {
      const env: Record<string, string> = { GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: project.dir };
      for (const name of ["OUTPUT", "STATE", "STEP_SUMMARY", "ENV", "PATH"]) {
        project.file(`.runner/${name}`, "");
        env[`GITHUB_${name}`] = join(project.dir, ".runner", name);
      }
      const inputs = { INPUT_BACKEND: "docker", INPUT_ARTIFACTS: "false", INPUT_CACHE: "false" };
      const run = project.start([], { program: join(ACTION, "main.js"), env: { ...env, ...inputs } });
      const things = await awaitMoment(() => processesWith(seconds).length > 0, engine, run);
      run.child.kill("SIGKILL");
      await run.ended;
      await expectGone(project, engine, run.child.pid, things);
    }),
  );
});

describe("a run that is interrupted while its services start", () => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    onEngines(CONTAINER_ENGINES, `by ${signal} still writes its results and leaves nothing`, (engine) =>
      inServiceProject(NEVER_READY, async (project) => {
        const run = project.start(["run", "--backend", engine.backend], { env: engine.env });
        const things = await awaitMoment((now) => containers(now) >= 3, engine, run);
        run.child.kill(signal);
        const finished = await run.ended;
        expect(finished.code, finished.stdout + finished.stderr).toBe(130);
        const ran = new Ran(finished, project.runDirs()[0] ?? null);
        expect(ran.report).toMatchObject({ outcome: "error", error: { kind: "Interrupted" } });
        await expectGone(project, engine, run.child.pid, things, 0);
      }),
    );
  }

  onEngines(CONTAINER_ENGINES, "by a third signal leaves the rest to the watchdog", (engine) =>
    inServiceProject(NEVER_READY, async (project) => {
      const run = project.start(["run", "--backend", engine.backend], { env: engine.env });
      const things = await awaitMoment((now) => containers(now) >= 3, engine, run);
      for (let time = 0; time < 3; time += 1) run.child.kill("SIGINT");
      expect((await run.ended).code).toBe(130);
      await expectGone(project, engine, run.child.pid, things);
    }),
  );
});

it.skipIf(process.platform === "win32" || present(CONTAINER_ENGINES).length === 0)(
  "a run that ends as it should leaves no watchdog",
  () =>
    inServiceProject({ step: "true" }, async (project) => {
      const [engine] = present(CONTAINER_ENGINES);
      if (engine === undefined) throw new Error("there is an engine");
      const run = project.start(["run", "--backend", engine.backend], { env: engine.env });
      const finished = await run.ended;
      expect(finished.code, finished.stdout + finished.stderr).toBe(0);
      await expectGone(project, engine, run.child.pid, [], 2000);
    }),
);
