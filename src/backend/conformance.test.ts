import { afterAll, describe, expect, it } from "vitest";
import type { Backend } from "./backend.js";
import { Place } from "./conformance/place.js";
import { conformanceCases, type Need } from "./conformance.js";
import { createDockerBackend } from "./docker/docker.js";
import { createLocalBackend } from "./local/local.js";
import { createPodmanBackend } from "./podman/podman.js";

interface Subject {
  readonly name: string;
  readonly backend: Backend;
  readonly image: string | null;
  readonly lacks: readonly Need[];
}

const { env } = process;
const rootless = env["CLEANROOM_TEST_ROOTLESS_SOCKET"] ?? "/nonexistent/podman.sock";
const required = (env["CLEANROOM_TEST_REQUIRE_ENGINES"] ?? "").split(",").map((name) => name.trim());
const [busybox, gnu] = ["cleanroom-test/busybox:1", "cleanroom-test/gnu:1"];

const subjects: Subject[] = [
  { name: "docker", backend: createDockerBackend(env), image: busybox, lacks: [] },
  { name: "docker", backend: createDockerBackend(env), image: gnu, lacks: [] },
  { name: "podman", backend: createPodmanBackend(env), image: busybox, lacks: [] },
  { name: "podman", backend: createPodmanBackend(env), image: gnu, lacks: [] },
  {
    name: "podman-rootless",
    backend: createPodmanBackend({ ...env, CLEANROOM_PODMAN_SOCKET: rootless }),
    image: busybox,
    // Without cgroup v2 a rootless engine has no limits to offer; its report says so.
    lacks: ["pids_limit", "memory_limit"],
  },
  {
    name: "local",
    backend: createLocalBackend({ env }),
    image: null,
    lacks: [...(await lacking(createLocalBackend({ env }))), "services"],
  },
];

/** What the local backend has to offer depends on the host; its observation says it. */
async function lacking(backend: Backend): Promise<Need[]> {
  const place = new Place(backend, { image: null });
  try {
    const { observation } = await place.open();
    const sandboxed = observation.interfaces?.join() === "lo" && observation.rootReadOnly === true;
    return [
      ...(sandboxed ? [] : (["sandbox", "process_tree"] as const)),
      ...(sandboxed && observation.pids != null ? [] : (["pids_limit"] as const)),
      ...(sandboxed && observation.memoryBytes != null ? [] : (["memory_limit"] as const)),
    ];
  } finally {
    await place.dispose();
  }
}

for (const { name, backend, image, lacks } of subjects) {
  const availability = await backend.probe();
  const why = availability.available ? "" : ` (skipped: ${availability.reason})`;
  describe(`${name}${image === null ? "" : ` with ${image}`}${why}`, { timeout: 180_000 }, () => {
    if (required.includes(name)) it("is available", () => expect(availability).toMatchObject({ available: true }));
    for (const { name: title, run } of conformanceCases(lacks)) {
      it.skipIf(!availability.available)(title, () => run(backend, { image, serviceImage: busybox }));
    }
    afterAll(async () => {
      if (availability.available) await backend.sweep();
    });
  });
}
