import { BackendSelector, PREFERENCE } from "../../backend/select.js";
import { demand, same } from "../demand.js";
import { engineMissing } from "../engine-missing.js";
import { effectiveConfig } from "../run-request.js";
import { phrase, type Theme } from "../vocabulary.js";
import type { World } from "../world.js";

/** Sockets that lead nowhere, so that an engine is as good as not installed. */
const NOWHERE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  docker: { DOCKER_HOST: "unix:///nonexistent/docker.sock" },
  podman: { CONTAINER_HOST: "unix:///nonexistent/podman.sock", CLEANROOM_PODMAN_SOCKET: "/nonexistent/podman.sock" },
};

/** Which engine is used, and what if it is missing. */
export const ENGINES: Theme = {
  title: "Backends",
  phrases: [
    phrase(
      "backend {name} is available or (the )test is skipped",
      "Skips the scenario where the backend is missing; fails it with `--require-backend`.",
      'Given backend "docker" is available or test is skipped',
      async (world, name: string) => {
        const selected = await new BackendSelector(world.environment).select(name);
        if (selected.backend === null) engineMissing(world, name, selected.reason);
      },
    ),
    phrase(
      /^(docker|podman) is "?(maybe|always|never)"? available$/,
      '"maybe" says that both is fine; "always" skips the scenario where it is missing; "never" takes it away.',
      ['Given docker is "maybe" available', 'Given podman is "always" available'],
      async (world, name: string, how: string) => {
        if (how === "never") takeAway(world, name);
        if (how !== "always") return;
        const selected = await new BackendSelector(world.environment).select(name);
        if (selected.backend === null) engineMissing(world, name, selected.reason);
      },
    ),
    phrase(
      /^(docker|podman) is (?:unavailable|not available)$/,
      "The scenario's runs find no such engine: its socket leads nowhere.",
      "Given docker is unavailable",
      takeAway,
    ),
    phrase(
      "I request backend {name}",
      "Finds the backend that a run would use.",
      'When I request backend "auto"',
      async (world, name: string) => {
        world.state["resolved"] = await resolve(world, name);
      },
    ),
    phrase(
      "(the )resolved backend is {name}",
      "The backend that was found, or that the last run really used.",
      'Then the resolved backend is "local"',
      (world, name: string) => demandBackend(world, [name]),
    ),
    phrase(
      "(the )resolved backend is one of {list}",
      "The same with several that are fine.",
      'Then the resolved backend is one of ["docker","podman","local"]',
      demandBackend,
    ),
    phrase(
      "(the )resolved backend is not {name} if a container engine is available",
      "Holds where an engine was taken, or where none is running. With `--backend` it is what would be taken without.",
      'Then resolved backend is not "local" if a container engine is available',
      async (world, name: string) => {
        const here = (await available(world)).filter((each) => each !== "local");
        const resolved = world.backend === null ? resolvedBackend(world) : await resolve(world, "auto");
        demand(here.length === 0 || resolved !== name, {
          message: `the backend is ${resolved}, though ${here.join(" and ")} can be used`,
          ...{ expected: here, actual: resolved },
        });
      },
    ),
    phrase(
      /^preference order is docker > podman > local given availability$/,
      "What was found is the first of those that can be used here.",
      "Then preference order is docker > podman > local given availability",
      async (world) => {
        const here = await available(world);
        demand(same(PREFERENCE, ["docker", "podman", "local"]) && resolvedBackend(world) === here[0], {
          message: `${resolvedBackend(world)} was chosen where ${here.join(", ")} can be used`,
          ...{ expected: here[0], actual: resolvedBackend(world) },
        });
      },
    ),
  ],
};

function takeAway(world: World, name: string): void {
  Object.assign(world.env, NOWHERE[name]);
  world.unavailable.add(name);
}

async function resolve(world: World, asked: string): Promise<string> {
  // What would be chosen is the question: the backend that the command line gives to `auto` phrases is no answer.
  const asking = [{ key: "default_backend", value: [asked], origin: "feature" }];
  const { settings } = await effectiveConfig(world, asking);
  const [name = "auto"] = settings.backends;
  const selected = await new BackendSelector(world.environment).select(name);
  if (selected.backend === null) engineMissing(world, name, selected.reason);
  return selected.name;
}

async function available(world: World): Promise<string[]> {
  const selector = new BackendSelector(world.environment);
  const selected = await Promise.all(PREFERENCE.map((name) => selector.select(name)));
  return selected.filter(({ backend }) => backend !== null).map(({ name }) => name);
}

function resolvedBackend(world: World): string {
  return String(world.state["resolved"] ?? world.last().report.backend);
}

function demandBackend(world: World, allowed: readonly string[]): void {
  const resolved = resolvedBackend(world);
  demand(allowed.includes(resolved), {
    message: `the backend is ${resolved}, expected ${allowed.join(" or ")}`,
    ...{ expected: allowed, actual: resolved },
  });
}
