import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { IMAGE, Project, sh, until } from "./cli.test-support.js";
import { hasVolume, type Thing, thingsOwnedBy } from "./engine-things.test-support.js";
import { type Engine, uniqueSeconds } from "./engines.test-support.js";
import { type Toml, toml } from "./toml.test-support.js";

/** Real servers: made here by scripts/engines/test-images.sh, or the official images where those can be pulled. */
export const POSTGRES_IMAGE = process.env["CLEANROOM_TEST_POSTGRES_IMAGE"] ?? "cleanroom-test/postgres:1";
export const REDIS_IMAGE = process.env["CLEANROOM_TEST_REDIS_IMAGE"] ?? "cleanroom-test/redis:1";

/** Milliseconds until all is gone. Users are promised 15 s after a kill; a machine busy with other tests gets more. */
const GONE_MS = 30_000;

/** Ports of two services: where both want the same one, each has a network namespace of its own. */
export const TOPOLOGIES = [
  { topology: "services in one namespace", ports: [6379, 6380] },
  { topology: "services on a network", ports: [6379, 6379] },
] as const;

export interface ServiceProject {
  readonly ports?: readonly [number, number];
  /** The health of the first service. */
  readonly health?: string;
  /** The one step; sleeps by default. */
  readonly step?: string;
}

export const NEVER_READY: ServiceProject = { health: "false" };

/**
 * Runs a test's body in a project whose step sleeps `seconds` beside two Redis, called `a` and `b`. It is removed
 * afterwards.
 */
export async function inServiceProject(
  { ports = [6379, 6380], health, step }: ServiceProject,
  body: (project: Project, seconds: string) => Promise<void>,
): Promise<void> {
  const project = new Project();
  const seconds = uniqueSeconds();
  // The processes of the services say in their environment to which project they belong.
  const redis = (name: string, port: number, more: Record<string, Toml>) => ({
    ...{ name, port, image: REDIS_IMAGE, env: { CLEANROOM_TEST_OF: project.root } },
    ...more,
  });
  const services = [redis("a", ports[0], health === undefined ? {} : { health }), redis("b", ports[1], {})];
  const scenario = { name: "beside services", services: ["a", "b"], steps: [sh(step ?? `sleep ${seconds}`)] };
  project.file("cleanroom.toml", toml({ image: IMAGE, services, scenarios: [scenario] }));
  try {
    await body(project, seconds);
  } finally {
    project.dispose();
  }
}

/**
 * Waits until nothing of a run is left: in the engine, in the temp folder, among the processes.
 *
 * @param pid of the CLI
 * @param things what it had made before, whose volumes need no label of ours
 */
export async function expectGone(
  project: Project,
  engine: Engine,
  pid: number | undefined,
  things: readonly Thing[],
  ms: number = GONE_MS,
): Promise<void> {
  const volumes = things.flatMap((thing) => thing.volumes);
  let remains: string[] = [];
  const gone = async () => {
    remains = await remainsOf(project, engine, pid, volumes);
    return remains.length === 0;
  };
  await until("nothing is left", gone, ms).catch(() => undefined);
  expect(remains).toEqual([]);
}

/** What is left of a run, a line each, for people. */
async function remainsOf(
  project: Project,
  engine: Engine,
  pid: number | undefined,
  volumes: readonly string[],
): Promise<string[]> {
  const things = await thingsOwnedBy(engine, pid);
  const kept = await Promise.all(volumes.map(async (name) => ((await hasVolume(engine, name)) ? [name] : [])));
  return [
    ...things.map(({ kind, id }) => `${kind} ${id}`),
    ...kept.flat().map((name) => `volume ${name}`),
    ...readdirSync(project.temp).map((name) => `temp folder ${join(project.temp, name)}`),
    ...processesOf(project).map((each) => `process ${each}: ${read(`/proc/${each}/cmdline`).replaceAll("\0", " ")}`),
  ];
}

/** Pids of processes, in containers too, that belong to a project: their environment or command line names its folder. */
function processesOf(project: Project): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => ["environ", "cmdline"].some((file) => read(`/proc/${pid}/${file}`).includes(project.root)))
    .map(Number);
}

function read(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    // It has ended, or is another user's.
    return "";
  }
}
