import type { ServiceSpec } from "../../model/service.js";
import type { Pod, ServiceContainer, ServiceEnd } from "../pod.js";
import { LocalPod } from "./local-pod.js";

/** A service whose server is the test's own, on this port of 127.0.0.1. */
export interface ListeningService {
  readonly name: string;
  readonly port: number | null;
  readonly listensOn: number;
}

/** A pod as steps of sandboxed cells reach it, over servers that listen already; `stop` is the end of a service. */
export async function listeningPod(
  ...services: readonly ListeningService[]
): Promise<LocalPod & { stop(service: string): void }> {
  const stops = new Map<string, () => void>();
  const published: Pod = {
    address: (name) => ({ host: "127.0.0.1", port: services.find((one) => one.name === name)?.listensOn ?? null }),
    start: ({ name, image }) => {
      const ended = new Promise<ServiceEnd>((resolve) => {
        stops.set(name, () => resolve({ exitCode: 0, reason: "it exited with code 0" }));
      });
      const nothing = async () => undefined;
      const silent = async () => ({ exitCode: 0, output: "" });
      const controls = {
        pause: nothing,
        resume: nothing,
        kill: nothing,
        detach: nothing,
        attach: nothing,
        slow: nothing,
      };
      const container: ServiceContainer = {
        image: { name: image, digest: null },
        ended,
        healthcheck: null,
        exec: silent,
        ...controls,
      };
      return Promise.resolve(container);
    },
    probe: async () => ({ exitCode: 0, output: "" }),
    evidence: [],
    close: async () => undefined,
  };
  const specs = services.map(({ name, port }) => serviceSpec(name, port));
  const spec = { runId: "test", image: null, services: specs, network: "none", detachable: [], tempDir: "/" } as const;
  const pod = new LocalPod(published, spec, true);
  for (const service of specs) await pod.start(service, { log: () => undefined });
  return Object.assign(pod, { stop: (service: string) => stops.get(service)?.() });
}

export function serviceSpec(name: string, port: number | null, changes: Partial<ServiceSpec> = {}): ServiceSpec {
  return {
    name,
    location: { file: "cleanroom.toml", line: 1, column: 1 },
    image: "cleanroom-test/busybox:1",
    port,
    health: [],
    env: {},
    startupTimeoutMs: 60_000,
    command: null,
    user: null,
    tmpfs: [],
    files: {},
    dependsOn: [],
    shared: false,
    outside: false,
    ...changes,
  };
}
