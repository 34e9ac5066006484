import { createHash } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Plan } from "../model/plan.js";
import type { CoreDoors } from "./core-doors.js";
import { engineCommand } from "./engine-command.js";
import type { ActionInputs } from "./inputs.js";
import type { Toolkit } from "./toolkit.js";

/** An image that is kept between jobs. */
export interface KeptImage {
  readonly engine: string;
  readonly image: string;
  readonly key: string;
  /** Absolute path of the tar; part of what the cache service looks an entry up by. */
  readonly path: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether an image is worth a cache entry. Measured on a 730 MB image: a pull from a registry on loopback takes 8.4 s,
 * unpacking and loading its tar 7.6 to 8.1 s before any download. So only a registry that is slow is worth it.
 */
export function worthKeeping(pullMs: number, imageBytes: number): boolean {
  const bytesPerSecond = imageBytes / (pullMs / 1000);
  return pullMs >= 10_000 && bytesPerSecond < 30_000_000;
}

/**
 * Images that the plan needs and the engine lacks: loaded from the cache where an earlier job found their registry
 * slow, else pulled here and now, with the clock running. Resolves to those that post should keep.
 *
 * Images pinned by digest are left to the run: neither engine knows an image by that digest after save and load. A
 * tag's entry is keyed by what the registry says the tag is today, so it is never stale. Failures are not told: the
 * run itself pulls, and says what is wrong.
 */
export async function restoreImages(
  inputs: ActionInputs,
  doors: Pick<CoreDoors, "resolvePlan">,
  toolkit: Toolkit,
  worth: typeof worthKeeping = worthKeeping,
): Promise<KeptImage[]> {
  const { env } = inputs.request;
  if (!env["ACTIONS_RESULTS_URL"] || !env["ACTIONS_RUNTIME_TOKEN"] || !env["ACTIONS_CACHE_SERVICE_V2"]) return [];
  const kept: KeptImage[] = [];
  for (const { image, backend } of wantedImages(await doors.resolvePlan(inputs.request))) {
    const one = await restore(image, backend, { env, toolkit, worth });
    if (one !== null) kept.push(one);
  }
  return kept;
}

/** The images of steps and of services, each once for every backend whose engine needs it. */
function wantedImages({ scenarios }: Plan): { image: string; backend: string }[] {
  const wanted = new Map<string, { image: string; backend: string }>();
  for (const { backends, image, services = [] } of scenarios) {
    for (const backend of backends) {
      const local = backend === "local";
      for (const name of [local ? null : image, ...services.map((service) => service.image)]) {
        if (name === null || name.includes("@")) continue;
        // Beside local steps, services run on the first engine that answers.
        const engine = local ? "auto" : backend;
        wanted.set(`${engine} ${name}`, { image: name, backend: engine });
      }
    }
  }
  return [...wanted.values()];
}

interface Restoring {
  readonly env: Environment;
  readonly toolkit: Toolkit;
  readonly worth: typeof worthKeeping;
}

async function restore(image: string, backend: string, { env, toolkit, worth }: Restoring): Promise<KeptImage | null> {
  const engine = await chooseEngine(backend);
  if (engine === null || (await engineCommand(engine, ["image", "inspect", image])).ok) return null;
  const insecure = /^(127\.|localhost[:/])/.test(image) && engine === "docker" ? ["--insecure"] : [];
  const manifest = await engineCommand(engine, ["manifest", "inspect", ...insecure, image]);
  if (!manifest.ok) return null;
  const name = digest(image).slice(0, 16);
  const entry: KeptImage = {
    engine,
    image,
    key: `cleanroom-image-1-${engine}-${process.arch}-${name}-${digest(manifest.stdout).slice(0, 32)}`,
    path: join(env["RUNNER_TEMP"] ?? tmpdir(), "cleanroom-images", `${name}.tar`),
  };
  const cache = await import("@actions/cache");
  mkdirSync(dirname(entry.path), { recursive: true });
  try {
    if ((await cache.restoreCache([entry.path], entry.key)) !== undefined) {
      const loaded = await engineCommand(engine, ["load", "--quiet", "--input", entry.path]);
      if (loaded.ok) toolkit.info(`Loaded ${image} from the cache`);
      return null;
    }
  } finally {
    rmSync(entry.path, { force: true });
  }
  const start = performance.now();
  if (!(await engineCommand(engine, ["pull", "--quiet", image])).ok) return null;
  const pullMs = performance.now() - start;
  const size = Number((await engineCommand(engine, ["image", "inspect", "--format", "{{.Size}}", image])).stdout);
  return worth(pullMs, size) ? entry : null;
}

/** Post: saves the images that main noted. */
export async function keepImages(images: readonly KeptImage[], toolkit: Toolkit): Promise<void> {
  const cache = await import("@actions/cache");
  for (const { engine, image, key, path } of images) {
    mkdirSync(dirname(path), { recursive: true });
    try {
      if (!(await engineCommand(engine, ["save", "--output", path, image])).ok) continue;
      await cache.saveCache([path], key);
      toolkit.debug(`kept ${image} as ${key}`);
    } finally {
      rmSync(path, { force: true });
    }
  }
}

async function chooseEngine(backend: string): Promise<string | null> {
  for (const engine of backend === "auto" ? ["docker", "podman"] : [backend]) {
    if ((await engineCommand(engine, ["version"])).ok) return engine;
  }
  return null;
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
