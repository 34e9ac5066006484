import type { ServiceSpec } from "../../model/service.js";
import type { Cell, CellSpec } from "../backend.js";
import type { Pod, PodSpec, ServiceContainer } from "../pod.js";
import { type ConformanceCase, inPlace, type Need, type Place } from "./place.js";

/** A service of conformance, as plainly configured as can be. */
export function service(name: string, changes: Partial<ServiceSpec> = {}): ServiceSpec {
  return {
    name,
    location: { file: "cleanroom.toml", line: 1, column: 1 },
    image: "",
    port: null,
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

/** A service that answers HTTP requests on this port with its own name; prints a line for each. */
export function web(name: string, port: number, changes: Partial<ServiceSpec> = {}): ServiceSpec {
  const lines = ["mkdir -p /tmp/www", `echo "hello from ${name}" >/tmp/www/index.html`, `echo serving`];
  const command = ["sh", "-c", `${lines.join(" && ")} && exec httpd -f -v -p ${port} -h /tmp/www`];
  return service(name, { port, command, ...changes });
}

/** Lines of sh that print what a HTTP server answers, with the tools of any of the images. */
export function fetching(host: string, port: number | null): string {
  const request = "printf 'GET / HTTP/1.0\\r\\n\\r\\n'";
  return [
    `if command -v nc >/dev/null; then ${request} | nc -w 5 ${host} ${port}`,
    `else bash -c "exec 3<>/dev/tcp/${host}/${port} || exit 1; ${request} >&3; cat <&3"; fi`,
  ].join("\n");
}

/** A pod of one case, and what its services printed. */
export class PodPlace {
  readonly logs = new Map<string, string>();

  constructor(
    readonly place: Place,
    readonly pod: Pod,
    readonly services: readonly ServiceSpec[],
  ) {}

  async start(name: string): Promise<ServiceContainer> {
    const spec = this.services.find((each) => each.name === name);
    if (spec === undefined) throw new Error(`no service ${name}`);
    return this.pod.start(spec, {
      log: (chunk) => void this.logs.set(name, (this.logs.get(name) ?? "") + chunk.toString("utf8")),
    });
  }

  /** A cell that stands among the services. */
  cell(changes: Partial<CellSpec> = {}): Promise<Cell> {
    return this.place.open({ pod: this.pod, ...changes });
  }

  /** Waits until a `web` service answers. */
  answers(name: string): Promise<void> {
    const { host, port } = this.pod.probeAddress?.(name) ?? this.pod.address(name);
    return this.until(`case $(${fetching(host, port)}) in *hello*) ;; *) exit 1 ;; esac`);
  }

  /** Probes, from where a step stands, until the script succeeds. */
  async until(script: string, tries = 200): Promise<void> {
    let last = "";
    for (let i = 0; i < tries; i++) {
      const { exitCode, output } = await this.pod.probe(script, 2000);
      if (exitCode === 0) return;
      last = `exit code ${exitCode}: ${output}`;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`"${script}" never succeeded: ${last}`);
  }
}

/**
 * Makes a case out of what it does with a pod; services without an image run in the case's. A backend without `openPod`
 * has nothing to keep to.
 */
export function inPod(
  name: string,
  services: readonly ServiceSpec[],
  body: (pods: PodPlace) => Promise<void>,
  { needs = [], spec = {} }: { needs?: readonly Need[]; spec?: Partial<PodSpec> } = {},
): ConformanceCase {
  return inPlace(name, ["services", ...needs], async (place) => {
    if (place.backend.openPod === undefined) return;
    const image = place.context.serviceImage ?? place.context.image ?? "";
    const all = services.map((each) => (each.image === "" ? { ...each, image } : each));
    const pod = await place.openPod(all, spec);
    try {
      await body(new PodPlace(place, pod, all));
    } finally {
      await pod.close();
    }
  });
}
