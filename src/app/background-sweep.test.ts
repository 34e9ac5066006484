import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Backend, EngineInfo } from "../backend/backend.js";
import { BackgroundSweep } from "./background-sweep.js";

const engine = (endpoint: string | null): EngineInfo => ({ name: "docker", version: null, rootless: false, endpoint });
const ENGINE = engine("unix:///run/docker.sock");

let sweeps: Promise<void>[];
let told: string[];

const backend = (sweep: Backend["sweep"]) => ({ sweep: vi.fn(sweep) }) as unknown as Backend;
const start = () =>
  new BackgroundSweep(
    (work) => void sweeps.push(work),
    (line) => void told.push(line),
  );

beforeEach(() => {
  vi.useFakeTimers();
  sweeps = [];
  told = [];
});
afterEach(() => void vi.useRealTimers());

it("sweeps every engine once, when the first scenario is done", async () => {
  const sweep = start();
  const [docker, podman] = [backend(async () => ["removed a"]), backend(async () => ["removed b"])];
  for (const each of [docker, podman, docker]) sweep.use(each, ENGINE);
  expect(docker.sweep).not.toHaveBeenCalled();
  sweep.now();
  sweep.use(docker, ENGINE);
  sweep.now();
  await Promise.all(sweeps);
  expect(told).toEqual(["removed a", "removed b"]);
});

it("does not wait for a long scenario", async () => {
  start().use(
    backend(async () => ["removed a"]),
    ENGINE,
  );
  await vi.advanceTimersByTimeAsync(1000);
  await Promise.all(sweeps);
  expect(told).toEqual(["removed a"]);
});

it("leaves a backend without an engine alone", async () => {
  const local = backend(async () => ["removed a"]);
  const sweep = start();
  sweep.use(local, engine(null));
  sweep.now();
  await vi.advanceTimersByTimeAsync(2000);
  expect(local.sweep).not.toHaveBeenCalled();
});

it("neither fails the run nor keeps it from its end", async () => {
  const sweep = start();
  sweep.use(
    backend(() => Promise.reject(new Error("no"))),
    ENGINE,
  );
  sweep.use(
    backend(() => new Promise(() => undefined)),
    ENGINE,
  );
  sweep.now();
  await vi.advanceTimersByTimeAsync(5000);
  await Promise.all(sweeps);
  expect([sweeps.length, told]).toEqual([2, []]);
});
