import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as core from "@actions/core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Plan } from "../model/plan.js";
import { keepImages, restoreImages, worthKeeping } from "./image-cache.js";
import { readInputs } from "./inputs.js";
import { ResultsService } from "./results-service.test-support.js";

test("only a pull that was long and slow is worth a cache entry", () => {
  expect(worthKeeping(9_000, 1)).toBe(false);
  expect(worthKeeping(12_000, 1_000_000_000)).toBe(false);
  expect(worthKeeping(60_000, 700_000_000)).toBe(true);
});

test("without a cache service nothing is asked of anything", async () => {
  const inputs = readInputs(() => "", {}, tmpdir());
  const doors = { resolvePlan: () => Promise.reject(new Error("asked")) };
  expect(await restoreImages(inputs, doors, core)).toEqual([]);
});

const REGISTRY = ["/usr/bin/docker-registry", "/usr/bin/registry"].find((path) => existsSync(path));
const missing =
  REGISTRY === undefined
    ? "no docker-registry program"
    : spawnSync("docker", ["version"]).status === 0
      ? null
      : "no docker";

/** Tests against a real registry, a real engine and the real cache client. */
const docker = (...args: string[]) =>
  execFileSync("docker", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();

let dir: string;
let registry: ChildProcess | undefined;
let image = "";
let service: ResultsService;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "cleanroom-images-"));
  service = await ResultsService.start();
  // The cache client reads the process's own environment.
  for (const [name, value] of Object.entries({ ...service.env(), RUNNER_TEMP: dir, GITHUB_WORKSPACE: dir }))
    vi.stubEnv(name, value);
  if (missing !== null || REGISTRY === undefined) return;
  const port = await freePort();
  const config = join(dir, "registry.yml");
  writeFileSync(
    config,
    `version: 0.1\nstorage:\n  filesystem:\n    rootdirectory: ${dir}/registry\nhttp:\n  addr: 127.0.0.1:${port}\n`,
  );
  registry = spawn(REGISTRY, ["serve", config], { stdio: "ignore" });
  image = `127.0.0.1:${port}/cleanroom-cache-test:1`;
  for (let tries = 0; tries < 100 && !(await answers(`http://127.0.0.1:${port}/v2/`)); tries++)
    await new Promise((next) => setTimeout(next, 50));
});

afterAll(async () => {
  registry?.kill();
  if (image !== "") spawnSync("docker", ["image", "rm", "--force", image]);
  await service.close();
  vi.unstubAllEnvs();
  rmSync(dir, { recursive: true, force: true });
});

test.skipIf(missing !== null)(
  `an image comes from the cache until its tag moves${missing === null ? "" : ` (${missing})`}`,
  async () => {
    publish("first");
    const inputs = readInputs(() => "", process.env, dir);
    const doors = { resolvePlan: async () => ({ scenarios: [{ image, backends: ["docker"] }] }) as unknown as Plan };
    const restore = () => restoreImages(inputs, doors, core, () => true);

    const kept = await restore();
    expect(kept.map((entry) => entry.image)).toEqual([image]);
    expect(await restore(), "an image that is present is left alone").toEqual([]);
    await keepImages(kept, core);
    expect([...service.caches.values()].map(({ finalized }) => finalized)).toEqual([true]);

    const id = docker("image", "inspect", "--format", "{{.Id}}", image);
    docker("image", "rm", "--force", image);
    const pulls = () => service.calls.filter((call) => call === "GET blob").length;
    const pulled = pulls();
    expect(await restore()).toEqual([]);
    expect(pulls()).toBeGreaterThan(pulled);
    expect(docker("image", "inspect", "--format", "{{.Id}}", image)).toBe(id);

    docker("image", "rm", "--force", image);
    publish("second");
    const moved = await restore();
    expect(moved[0]?.key).not.toBe(kept[0]?.key);
    expect(docker("image", "inspect", "--format", "{{.Id}}", image)).not.toBe(id);
  },
  60_000,
);

test.skipIf(missing !== null)(
  "images of services are kept as well, each once, beside local steps too",
  async () => {
    const service = `${image.slice(0, -2)}-service:1`;
    publish("service", service);
    publish("steps");
    const inputs = readInputs(() => "", process.env, dir);
    const services = [{ image: service }, { image: `${service}@sha256:${"0".repeat(64)}` }];
    const restore = async (...scenarios: readonly object[]) => {
      const doors = { resolvePlan: async () => ({ scenarios }) as unknown as Plan };
      return (await restoreImages(inputs, doors, core, () => true)).map((entry) => entry.image);
    };
    try {
      const beside = { image, backends: ["docker"], services };
      expect(await restore(beside, beside)).toEqual([image, service]);
      docker("image", "rm", "--force", service);
      docker("image", "rm", "--force", image);
      expect(await restore({ image, backends: ["local"], services })).toEqual([service]);
    } finally {
      spawnSync("docker", ["image", "rm", "--force", service]);
    }
  },
  60_000,
);

/** Pushes an image with this content under the tag, and leaves none in the engine. */
function publish(content: string, tag = image): void {
  const folder = mkdtempSync(join(dir, "root-"));
  writeFileSync(join(folder, "file"), content);
  execFileSync("tar", ["-C", folder, "-cf", join(dir, "root.tar"), "."]);
  spawnSync("docker", ["image", "rm", "--force", tag]);
  docker("import", join(dir, "root.tar"), tag);
  docker("push", "--quiet", tag);
  docker("image", "rm", "--force", tag);
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}
