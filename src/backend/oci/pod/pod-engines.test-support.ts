import { createPodmanBackend } from "../../podman/podman.js";
import { EngineClient } from "../engine-client.js";
import { labelledNetworks } from "../engine-networks.js";
import { type TestEngine, testEngines } from "../engines.test-support.js";

export interface PodEngineUnderTest extends Pick<TestEngine, "name" | "available" | "client" | "backend"> {
  readonly title: "docker" | "podman" | "podman-rootless";
  /** A run of this test process alone. */
  readonly run: string;
}

/** The engines of this machine, a rootless one included. */
export async function podEngines(): Promise<PodEngineUnderTest[]> {
  const rootful = (await testEngines()).map((engine) => ({ ...engine, title: engine.name, run: runOf(engine.name) }));
  const socket = process.env["CLEANROOM_TEST_ROOTLESS_SOCKET"] ?? "/nonexistent/podman.sock";
  const backend = () => createPodmanBackend({ ...process.env, CLEANROOM_PODMAN_SOCKET: socket });
  const { available } = await backend().probe();
  const client = await EngineClient.connect({ kind: "unix", path: socket });
  const rootless = { name: "podman", title: "podman-rootless", available, client, backend } as const;
  return [...rootful, { ...rootless, run: runOf("rootless") }];
}

function runOf(engine: string): string {
  return `pods-${engine}-${process.pid}`;
}

/** Ids of what an engine has of a run, stopped containers included. */
export async function containersAndNetworks(client: EngineClient, runId: string): Promise<string[]> {
  const label = `cleanroom.run=${runId}`;
  const found = await Promise.all([client.labelled(label), labelledNetworks(client, label)]);
  return found.flat().map(({ id }) => id);
}
