import { afterEach, describe, expect, it } from "vitest";
import { CleanroomError } from "../../core/errors.js";
import { compareControls } from "../../policy/controls.js";
import type { Cell } from "../backend.js";
import type { Pod, PodSpec } from "../pod.js";
import { LOCKED, makePlace, type Place, shell } from "./cells.test-support.js";
import { listeningPod, serviceSpec } from "./listening-pod.test-support.js";
import { createLocalBackend, describeSandbox } from "./local.js";
import { TestServers } from "./servers.test-support.js";

const { mode } = await describeSandbox(process.env);
const servers = new TestServers();
const places: Place[] = [];

afterEach(() => {
  for (const place of places.splice(0)) place.dispose();
  servers.close();
});

function place(changes = {}): Place {
  const made = makePlace({}, changes);
  places.push(made);
  return made;
}

function podSpec(network: PodSpec["network"] = "none"): PodSpec {
  const services = [serviceSpec("db", 5432), serviceSpec("worker", null)];
  return { runId: "test", image: null, services, network, detachable: [], tempDir: place().spec.tempDir };
}

/** An engine on which the services run already. */
async function engine(): Promise<(spec: PodSpec) => Promise<Pod>> {
  const listensOn = await servers.listen((socket) => socket.end("hello"));
  const { published } = await listeningPod({ name: "db", port: 5432, listensOn });
  return async () => published;
}

async function open(network: PodSpec["network"] = "none", sandbox: "auto" | "none" = "auto") {
  const backend = createLocalBackend({ env: process.env, sandbox, openPublishedPod: await engine() });
  const spec = podSpec(network);
  const pod = await backend.openPod?.(spec);
  if (pod === undefined) throw new Error("no pod");
  for (const service of spec.services) await pod.start(service, { log: () => undefined });
  return { backend, pod };
}

/** What a step gets from the service, at the address that the pod tells. */
const CONNECT = 'exec bash -c \'cat </dev/tcp/"$0"/"$1"\' "$DB_HOST" "$DB_PORT"';

/** What a report would say of the network. */
function networkOf(cell: Cell) {
  return compareControls(LOCKED, cell.observation, 1024).find(({ name }) => name === "network");
}

function connectTo(pod: Pod): Record<string, string> {
  const { host, port } = pod.address("db");
  return { DB_HOST: host, DB_PORT: `${port}`, PATH: process.env["PATH"] ?? "" };
}

describe("services of the local backend", () => {
  it.skipIf(mode === "bare")("have their own names and ports in a sandbox", async () => {
    const { backend, pod } = await open();
    expect(pod.address("db")).toEqual({ host: "db", port: 5432 });
    expect(pod.address("worker")).toEqual({ host: "worker", port: null });
    const cells = await Promise.all([0, 1, 2].map(() => backend.open(place({ pod }).spec)));
    const outputs = await Promise.all(cells.map((cell) => shell(cell, CONNECT, { env: connectTo(pod) })));
    expect(outputs.map(({ stdout }) => stdout)).toEqual(["hello", "hello", "hello"]);
    for (const cell of cells) {
      expect(networkOf(cell)).toMatchObject({ requested: "only the scenario's services", enforced: true });
    }
    await Promise.all(cells.map((cell) => cell.close()));
    await pod.close();
  });

  it.skipIf(mode === "bare")(
    "are where the host reaches them, in a sandbox that shares the host's network",
    async () => {
      const { backend, pod } = await open("full");
      expect(pod.address("db")).toEqual({ host: "127.0.0.1", port: expect.any(Number) });
      const cell = await backend.open(place({ pod, policy: { ...LOCKED, network: { kind: "full" } } }).spec);
      expect((await shell(cell, CONNECT, { env: connectTo(pod) })).stdout).toBe("hello");
      await cell.close();
    },
  );

  it("are where the host reaches them, without a sandbox", async () => {
    const { backend, pod } = await open("none", "none");
    expect(pod.address("db")).toEqual({ host: "127.0.0.1", port: expect.any(Number) });
    const cell = await backend.open(place({ pod }).spec);
    expect((await shell(cell, CONNECT, { env: connectTo(pod) })).stdout).toBe("hello");
    expect(cell.observation.interfaces).toBeUndefined();
    expect(networkOf(cell)).toMatchObject({ requested: "only the scenario's services", enforced: false });
    await cell.close();
  });

  it.skipIf(mode === "bare")("are refused where another backend made them", async () => {
    const { backend, pod } = await open();
    const foreign: Pod = { ...pod, address: () => ({ host: "db", port: 5432 }) };
    await expect(backend.open(place({ pod: foreign }).spec)).rejects.toMatchObject({ kind: "Internal" });
  });

  it("tell why there is no engine", async () => {
    const none = new CleanroomError("EngineUnavailable", "services need docker or podman", { hint: "Start one." });
    const backend = createLocalBackend({ env: process.env, openPublishedPod: () => Promise.reject(none) });
    await expect(backend.openPod?.(podSpec())).rejects.toBe(none);
  });
});
