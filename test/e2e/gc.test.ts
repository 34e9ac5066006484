import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { newRunId } from "../../src/app/run-id.js";
import { ownerId } from "../../src/core/owner.js";
import { IMAGE, inProject, type Project } from "./cli.test-support.js";
import { askEngine, type Thing, thingsOn } from "./engine-things.test-support.js";
import { CONTAINER_ENGINES, type Engine, onEngines } from "./engines.test-support.js";

/** No process has this number: it is past the largest one. */
const DEAD = ownerId(2 ** 22 + 1);
/** An owner that lives as long as these tests do. */
const ALIVE = ownerId();

interface Marks {
  readonly runId?: string;
  readonly owner: string;
  /** Seconds from now. */
  readonly expiresIn?: number;
}

type Leave = (marks: Marks) => Promise<string>;

/** A test in an empty project, and what it leaves in an engine; all of that is gone in the end. */
function leaving(engine: Engine, body: (project: Project, leave: Leave) => Promise<void>): Promise<void> {
  return inProject(null, async (project) => {
    const left: string[] = [];
    try {
      await body(project, async (marks) => {
        const runId = marks.runId ?? newRunId();
        left.push(runId);
        await leaveThings(engine, { ...marks, runId });
        return runId;
      });
    } finally {
      for (const runId of left) await gc(project, engine, ["--run", runId]);
    }
  });
}

/** Makes a container, a network and a volume as a run would, in use by each other. */
async function leaveThings(
  engine: Engine,
  { runId, owner, expiresIn = 3600 }: Marks & { runId: string },
): Promise<void> {
  const labels = {
    cleanroom: "1",
    "cleanroom.run": runId,
    "cleanroom.owner": owner,
    "cleanroom.expires": String(Math.floor(Date.now() / 1000) + expiresIn),
  };
  const name = `cleanroom-gc-test-${randomBytes(6).toString("hex")}`;
  await askEngine(engine, "POST", "/volumes/create", { Name: name, Labels: labels });
  await askEngine(engine, "POST", "/networks/create", { Name: name, Labels: labels, Internal: true });
  const { Id } = (await askEngine(engine, "POST", "/containers/create", {
    Image: IMAGE,
    Entrypoint: ["sleep", "600"],
    Labels: labels,
    HostConfig: {
      NetworkMode: name,
      Binds: [`${name}:/data`],
      Ulimits: [
        { Name: "nofile", Soft: 20_000, Hard: 20_000 },
        { Name: "nproc", Soft: 32_768, Hard: 32_768 },
      ],
    },
  })) as { Id: string };
  if (engine.name !== "podman-rootless") await askEngine(engine, "POST", `/containers/${Id}/start`);
}

const kindsOf = async (engine: Engine, runId: string): Promise<Thing["kind"][]> =>
  (await thingsOn(engine, (labels) => labels["cleanroom.run"] === runId)).map(({ kind }) => kind).sort();

const ALL_KINDS = ["container", "network", "volume"];

function gc(
  project: Project,
  { env }: Pick<Engine, "env">,
  args: readonly string[] = [],
  under: readonly string[] = [],
) {
  return project.cli(["gc", ...args], { env, under });
}

describe("gc", () => {
  onEngines(CONTAINER_ENGINES, "removes what dead and expired runs left, and nothing else", (engine) =>
    leaving(engine, async (project, leave) => {
      // Any run or gc beside this test may be the one that removes them.
      const dead = await leave({ owner: DEAD });
      const expired = await leave({ owner: ALIVE, expiresIn: -1 });
      const elsewhere = await leave({ owner: "elsewhere.1.1" });
      const alive = await leave({ owner: ALIVE });
      const { code, stderr } = await gc(project, engine);
      expect(code, stderr).toBe(0);
      expect(await kindsOf(engine, dead)).toEqual([]);
      expect(await kindsOf(engine, expired)).toEqual([]);
      expect(await kindsOf(engine, elsewhere)).toEqual(ALL_KINDS);
      expect(await kindsOf(engine, alive)).toEqual(ALL_KINDS);
    }),
  );

  onEngines(CONTAINER_ENGINES, "--run removes one run whatever its process does, again and again", (engine) =>
    leaving(engine, async (project, leave) => {
      const mine = await leave({ owner: ALIVE });
      const other = await leave({ owner: ALIVE });
      const folder = (runId: string) =>
        mkdtempSync(join(project.temp, `cleanroom-run-${ownerId()}-${runId.slice(-8)}`));
      mkdirSync(join(folder(mine), "cell"));
      const kept = folder(other);
      const first = await gc(project, engine, ["--run", mine]);
      expect(first.code, first.stderr).toBe(0);
      expect(first.stdout).toContain("4 removed");
      expect(await kindsOf(engine, mine)).toEqual([]);
      expect(await kindsOf(engine, other)).toEqual(ALL_KINDS);
      expect(readdirSync(project.temp).map((name) => join(project.temp, name))).toEqual([kept]);
      const second = await gc(project, engine, ["--run", mine]);
      expect(second).toMatchObject({ code: 0, stdout: "nothing was left behind\n" });
      // Two at once don't stumble over each other.
      const both = await Promise.all([1, 2].map(() => gc(project, engine, ["--run", other])));
      expect(both.map(({ code, stderr }) => [code, stderr])).toEqual([
        [0, ""],
        [0, ""],
      ]);
      expect(await kindsOf(engine, other)).toEqual([]);
    }),
  );

  onEngines(CONTAINER_ENGINES, "spares a run whose process it can't see, as in another container", (engine) =>
    leaving(engine, async (project, leave) => {
      const under = ["unshare", "--user", "--map-root-user", "--pid", "--fork", "--mount-proc"];
      const runId = await leave({ owner: ALIVE });
      const { code, stderr } = await gc(project, engine, [], under);
      // Where user namespaces are closed to us there is nothing to look at.
      if (/unshare: /.test(stderr)) return;
      expect(code, stderr).toBe(0);
      expect(await kindsOf(engine, runId)).toEqual(ALL_KINDS);
    }),
  );

  onEngines(CONTAINER_ENGINES, "is done by the next run as well", (engine) =>
    leaving(engine, async (project, leave) => {
      const dead = await leave({ owner: DEAD });
      const alive = await leave({ owner: ALIVE });
      const args = ["--backend", engine.backend, "--image", IMAGE, "--", "true"];
      const ran = await project.run(args, { env: engine.env });
      expect(ran.code, ran.shown).toBe(0);
      expect(await kindsOf(engine, dead)).toEqual([]);
      expect(await kindsOf(engine, alive)).toEqual(ALL_KINDS);
    }),
  );

  it("cleans the other places up where one engine fails", () =>
    inProject(null, async (project) => {
      mkdirSync(join(project.temp, `cleanroom-run-${DEAD}-abcdef`));
      const env = { DOCKER_HOST: "unix:///nonexistent.sock", CLEANROOM_PODMAN_SOCKET: "unix:///nonexistent.sock" };
      const { code, stdout } = await gc(project, { env });
      expect([code, stdout]).toEqual([0, `removed temp folder cleanroom-run-${DEAD}-abcdef\n1 removed\n`]);
    }));

  it.each([
    [["--run", "everything"], "--run everything is no id of a run"],
    [["--run"], "run"],
    [["20261121T213000Z-1a2b3c4d"], "gc takes no argument"],
  ])("refuses %j", (args, problem) =>
    inProject(null, async (project) => {
      const { code, stderr } = await gc(project, { env: {} }, args);
      expect(code).toBe(2);
      expect(stderr).toContain(problem);
    }),
  );
});
