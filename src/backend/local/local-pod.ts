import { CleanroomError } from "../../core/errors.js";
import type { ServiceNetwork } from "../../model/policy.js";
import type { ServiceSpec } from "../../model/service.js";
import type { CellSpec } from "../backend.js";
import type { Pod, PodSpec, ProbeResult, ServiceAddress, ServiceContainer, ServiceSinks } from "../pod.js";
import type { Route } from "./relay.js";

/** What keeps the step from the network that the services are in is told by its cell. */
const ELSEWHERE = "the services' own network, which the step is not in";

/** The services of a local cell, null for a cell without. Throws CleanroomError Internal for those of another backend. */
export function podOf({ pod }: Pick<CellSpec, "pod">): LocalPod | null {
  if (pod === null || pod instanceof LocalPod) return pod;
  throw new CleanroomError("Internal", "a local cell was given the services of another backend", {
    hint: "Open the pod with the same backend as the cell.",
    context: {},
  });
}

/**
 * Services on an engine of this host, as steps of local cells reach them. In a sandbox with a network of its own by
 * name and the service's own port, through a relay on its loopback interface, and only where the service has a
 * `port`. Elsewhere as the host does: on 127.0.0.1 and the port that the engine has published.
 */
export class LocalPod implements Pod {
  /** How cells reach the services; empty where cells share the host's network. */
  readonly routes: readonly Route[];
  readonly #started = new Set<string>();
  readonly #ends = new Map<string, () => void>();

  /** @param published its addresses are those that the host reaches */
  constructor(
    readonly published: Pod,
    readonly spec: PodSpec,
    readonly relayed: boolean,
  ) {
    this.routes = relayed ? spec.services.flatMap((service) => this.#route(service, spec.services)) : [];
  }

  /** As a cell's observation tells of it. No network of the services' own was looked at: cells are not in it. */
  get serviceNetwork(): ServiceNetwork {
    return { services: this.spec.services.map(({ name }) => name), vacantGateways: [], hostDeaf: false };
  }

  get evidence(): readonly string[] {
    return this.published.evidence.map((line) => `${ELSEWHERE}: ${line}`);
  }

  address(service: string): ServiceAddress {
    const route = this.routes.find((entry) => entry.service === service);
    if (route !== undefined) return { host: service, port: route.inside.port };
    return this.relayed ? { host: service, port: null } : this.published.address(service);
  }

  probeAddress(service: string): ServiceAddress {
    return this.published.probeAddress?.(service) ?? this.published.address(service);
  }

  async start(service: ServiceSpec, sinks: ServiceSinks): Promise<ServiceContainer> {
    const container = await this.published.start(service, sinks);
    this.#started.add(service.name);
    void container.ended.then(this.#ends.get(service.name));
    return container;
  }

  /** Made next to the services: what listens there is what the relay leads to. */
  probe(script: string, timeoutMs: number): Promise<ProbeResult> {
    return this.published.probe(script, timeoutMs);
  }

  close(): Promise<void> {
    return this.published.close();
  }

  /** The services by name, for /etc/hosts of a cell. */
  hostsLines(): string {
    return this.routes.map(({ service, inside }) => `${inside.host}\t${service}\n`).join("");
  }

  #route({ name, port }: ServiceSpec, all: readonly ServiceSpec[]): Route[] {
    if (port === null) return [];
    // As everywhere, services are on 127.0.0.1; those that share a port move on to addresses of their own.
    const clashing = all.filter((other) => other.port === port).map((other) => other.name);
    const inside = { host: `127.0.0.${1 + clashing.indexOf(name)}`, port };
    const outside = () => {
      const published = this.#started.has(name) ? this.published.address(name) : null;
      return published === null || published.port === null ? null : { host: published.host, port: published.port };
    };
    const ended = new Promise<void>((resolve) => this.#ends.set(name, resolve));
    return [{ service: name, inside, outside, ended }];
  }
}
