import { CleanroomError } from "../core/errors.js";
import type { Availability, Backend, EngineInfo } from "./backend.js";
import { createDockerBackend } from "./docker/docker.js";
import { createLocalBackend } from "./local/local.js";
import { OciBackend } from "./oci/oci-backend.js";
import type { Pod, PodSpec } from "./pod.js";
import { createPodmanBackend } from "./podman/podman.js";

type Environment = Readonly<Record<string, string | undefined>>;

/** The order in which `auto` tries, best isolated first. */
export const PREFERENCE = ["docker", "podman", "local"] as const;

/** The only place that names concrete backends. Adding one is a line here. */
function builtin(
  env: Environment,
  onProgress: (line: string) => void,
  openPublishedPod: (spec: PodSpec) => Promise<Pod>,
): Record<string, () => Backend> {
  return {
    docker: () => createDockerBackend(env, { onProgress }),
    podman: () => createPodmanBackend(env, { onProgress }),
    local: () => createLocalBackend({ env, openPublishedPod }),
  };
}

/** Engines on which the local backend's services can run, in the order in which they are tried. */
const SERVICE_ENGINES = ["docker", "podman"] as const;

export type Selected =
  | { readonly name: string; readonly backend: Backend; readonly engine: EngineInfo }
  | { readonly name: string; readonly backend: null; readonly reason: string };

export interface SelectorOptions {
  /** Backends of the user's own, by their names. */
  readonly custom?: readonly Backend[];
  /** Hears of long work, such as the pull of an image, a line at a time. */
  readonly onProgress?: (line: string) => void;
}

/** Finds backends by name, trying each at most once. */
export class BackendSelector {
  readonly #factories: Record<string, () => Backend>;
  readonly #tried = new Map<string, Promise<{ backend: Backend; availability: Availability }>>();

  constructor(env: Environment, { custom = [], onProgress = () => undefined }: SelectorOptions = {}) {
    this.#factories = {
      ...builtin(env, onProgress, (spec) => this.#openPublishedPod(spec)),
      ...Object.fromEntries(custom.map((backend) => [backend.name, () => backend])),
    };
  }

  /** The backend of that name, or why it can't be used. `auto` is the first of PREFERENCE that can. */
  async select(name: string): Promise<Selected> {
    if (name !== "auto") return this.#named(name);
    const reasons: string[] = [];
    for (const candidate of PREFERENCE) {
      const selected = await this.#named(candidate);
      if (selected.backend !== null) return selected;
      reasons.push(`${candidate}: ${selected.reason}`);
    }
    return { name, backend: null, reason: reasons.join("; ") };
  }

  /** Why `auto` passed over what stands before `chosen` in the order of preference, one sentence each. */
  async passedOver(chosen: string): Promise<string[]> {
    const before = PREFERENCE.slice(0, Math.max(0, PREFERENCE.indexOf(chosen as (typeof PREFERENCE)[number])));
    const selected = await Promise.all(before.map((name) => this.#named(name)));
    return selected.flatMap((entry) => (entry.backend === null ? [`${entry.name}: ${entry.reason}`] : []));
  }

  /** Every known backend, to clean up after killed runs. */
  all(): Backend[] {
    return Object.values(this.#factories).map((make) => make());
  }

  async #openPublishedPod(spec: PodSpec): Promise<Pod> {
    const reasons: string[] = [];
    for (const name of SERVICE_ENGINES) {
      const selected = await this.#named(name);
      if (selected.backend === null) reasons.push(`${name}: ${selected.reason}`);
      else if (!(selected.backend instanceof OciBackend)) reasons.push(`${name}: it is a backend of your own`);
      else if (!onThisHost(selected.engine)) reasons.push(`${name}: ${selected.engine.endpoint} is another machine`);
      else return selected.backend.openPublishedPod(spec);
    }
    throw new CleanroomError("EngineUnavailable", `services need docker or podman; ${reasons.join("; ")}`, {
      hint: "Start Docker or Podman on this machine; `cleanroom doctor` shows what works here.",
      context: { services: spec.services.map((service) => service.name) },
    });
  }

  async #named(name: string): Promise<Selected> {
    const make = this.#factories[name];
    if (make === undefined) {
      throw new CleanroomError("ConfigInvalid", `unknown backend "${name}"`, {
        hint: `Use one of: auto, ${Object.keys(this.#factories).join(", ")}.`,
        context: { backend: name },
      });
    }
    const attempt = this.#tried.get(name) ?? tryOut(make());
    this.#tried.set(name, attempt);
    const { backend, availability } = await attempt;
    return availability.available
      ? { name, backend, engine: availability.engine }
      : { name, backend: null, reason: availability.reason };
  }
}

/** Whether what an engine publishes on its loopback interface is published on ours. */
function onThisHost({ endpoint }: EngineInfo): boolean {
  if (endpoint === null || endpoint.startsWith("unix:")) return true;
  return URL.canParse(endpoint) && ["localhost", "127.0.0.1", "[::1]"].includes(new URL(endpoint).hostname);
}

async function tryOut(backend: Backend): Promise<{ backend: Backend; availability: Availability }> {
  return { backend, availability: await backend.probe() };
}
