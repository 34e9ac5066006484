import { readdirSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { expect, it } from "vitest";
import type { Backend } from "../../src/backend/backend.js";
import { createDockerBackend } from "../../src/backend/docker/docker.js";
import { createLocalBackend } from "../../src/backend/local/local.js";
import { createPodmanBackend } from "../../src/backend/podman/podman.js";

export interface Engine {
  readonly name: "docker" | "podman" | "podman-rootless" | "local";
  /** The value of --backend. */
  readonly backend: "docker" | "podman" | "local";
  /** What the CLI needs in its environment to reach this one. */
  readonly env: Readonly<Record<string, string>>;
  /** Why it can't be used here, null where it can. */
  readonly missing: string | null;
  /** Path of its socket; null for local, and for an engine that is reached by TCP. */
  readonly socket: string | null;
}

const { env } = process;
const rootless = env["CLEANROOM_TEST_ROOTLESS_SOCKET"] ?? "";
const required = (env["CLEANROOM_TEST_REQUIRE_ENGINES"] ?? "").split(",").map((name) => name.trim());
const rootlessEnv = { CLEANROOM_PODMAN_SOCKET: rootless === "" ? "/nonexistent/podman.sock" : rootless };

async function engine(name: Engine["name"], backend: Backend, own: Readonly<Record<string, string>>): Promise<Engine> {
  const availability = await backend.probe();
  const endpoint = availability.available ? availability.engine.endpoint : null;
  return {
    name,
    backend: name === "podman-rootless" ? "podman" : name,
    env: own,
    missing: availability.available ? null : availability.reason,
    socket: endpoint?.startsWith("unix://") ? endpoint.slice("unix://".length) : null,
  };
}

export const ENGINES: readonly Engine[] = await Promise.all([
  engine("docker", createDockerBackend(env), {}),
  engine("podman", createPodmanBackend(env), {}),
  engine("podman-rootless", createPodmanBackend({ ...env, ...rootlessEnv }), rootlessEnv),
  engine("local", createLocalBackend({ env }), {}),
]);

export const CONTAINER_ENGINES: readonly Engine["name"][] = ["docker", "podman", "podman-rootless"];
export const ALL_ENGINES: readonly Engine["name"][] = [...CONTAINER_ENGINES, "local"];

/**
 * One test for each of these engines. Where one is missing its test is skipped, visibly, or fails where
 * CLEANROOM_TEST_REQUIRE_ENGINES names it.
 */
export function onEngines(
  names: readonly Engine["name"][],
  title: string,
  body: (engine: Engine) => Promise<void>,
  timeout = 120_000,
): void {
  for (const engine of ENGINES.filter(({ name }) => names.includes(name))) {
    const skipped = engine.missing !== null && !required.includes(engine.name);
    it.skipIf(skipped).concurrent(`${title}: ${engine.name}`, { timeout }, async () => {
      expect(engine.missing, `${engine.name} is required here`).toBe(null);
      await body(engine);
    });
  }
}

/** The names of engines that can be used here. */
export function present(names: readonly Engine["name"][] = ALL_ENGINES): Engine[] {
  return ENGINES.filter((each) => names.includes(each.name) && (each.missing === null || required.includes(each.name)));
}

/** Ids of the containers, running or not, that an engine has of a run, or of an owner whose id contains this. */
export async function containersOf(engine: Engine, of: { runId?: string; owner?: string }): Promise<string[]> {
  if (engine.socket === null) return [];
  const label = of.runId === undefined ? "cleanroom=1" : `cleanroom.run=${of.runId}`;
  const filters = encodeURIComponent(JSON.stringify({ label: [label] }));
  const list = (await ask(engine.socket, `/containers/json?all=1&filters=${filters}`)) as Container[];
  const wanted = list.filter(({ Labels }) => (Labels["cleanroom.owner"] ?? "").includes(of.owner ?? ""));
  return wanted.map(({ Id }) => Id);
}

interface Container {
  readonly Id: string;
  readonly Labels: Readonly<Record<string, string>>;
}

/** Names of the volumes that an engine has of a run. */
export async function volumesOf(engine: Engine, runId: string): Promise<string[]> {
  if (engine.socket === null) return [];
  const filters = encodeURIComponent(JSON.stringify({ label: [`cleanroom.run=${runId}`] }));
  const { Volumes } = (await ask(engine.socket, `/volumes?filters=${filters}`)) as {
    Volumes: { Name: string }[] | null;
  };
  return (Volumes ?? []).map(({ Name }) => Name);
}

/** No engine has anything of this run any more. */
export async function expectNothingLeft(runId: string): Promise<void> {
  for (const engine of present()) {
    expect(await containersOf(engine, { runId }), `containers of ${runId} on ${engine.name}`).toEqual([]);
    expect(await volumesOf(engine, runId), `volumes of ${runId} on ${engine.name}`).toEqual([]);
  }
}

let sleeps = 0;

/** Seconds of a `sleep` that no other process of this machine has: by them it is found again. */
export function uniqueSeconds(): string {
  sleeps += 1;
  return String(100_000 + (process.pid % 10_000) * 1000 + sleeps);
}

/** Pids of processes, in containers too, that have this word in their command line, but for ours. */
export function processesWith(word: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
        return words.includes(word);
      } catch {
        return false;
      }
    })
    .map(Number);
}

function ask(socketPath: string, path: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath, path: `/v1.41${path}` }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => resolve(JSON.parse(Buffer.concat(chunks).toString("utf8"))));
    });
    asked.on("error", reject);
    asked.end();
  });
}
