import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import type { ServiceSpec } from "../../../model/service.js";
import type { PodSpec, ServiceAddress } from "../../pod.js";
import type { CreateRequest, NetworkRequest } from "../dialect.js";
import {
  connectNetwork,
  createNetwork,
  disconnectNetwork,
  gatewaysOf,
  type MadeNetwork,
  removeNetwork,
} from "../engine-networks.js";
import { faultOf } from "../fault.js";
import { ownLabels } from "../labels.js";
import { deafen, hostAddresses, isHere } from "./host-side.js";
import type { PodEngine } from "./oci-pod.js";
import type { PodFolder } from "./pod-folder.js";
import { ANY_PORT, type Topology } from "./topology.js";
import { unsealed } from "./unsealed.js";

/** A host that has an address of its own on every interface would be reached by it. */
const NO_IPV6 = { "net.ipv6.conf.all.disable_ipv6": "1", "net.ipv6.conf.default.disable_ipv6": "1" };

/** A service with a second network must not hand on what members of this one send; namespaces inherit from the host. */
const NO_ROUTER = { "net.ipv4.ip_forward": "0", "net.ipv4.conf.all.accept_source_route": "0" };

export interface NetworkKind {
  /** Whether its members have the engine's way out. */
  readonly open: boolean;
  /** Whether the services' ports are published on the host's loopback interface. */
  readonly published: boolean;
}

/** Each service in a network namespace of its own, on one network that the steps stand in too. */
export class ServiceNetworkTopology implements Topology {
  readonly sharesNetwork = false;
  readonly evidence: string[] = [];
  vacantGateways: string[] = [];
  hostDeaf = false;
  #outside: Promise<MadeNetwork> | null = null;
  readonly #addresses = new Map<string, string>();
  /** Service -> its published port. */
  readonly #ports = new Map<string, number>();

  private constructor(
    readonly engine: PodEngine,
    readonly spec: PodSpec,
    readonly folder: PodFolder,
    readonly kind: NetworkKind,
    readonly network: MadeNetwork,
    readonly driver: string,
  ) {}

  static async open(
    engine: PodEngine,
    spec: PodSpec,
    folder: PodFolder,
    kind: NetworkKind,
  ): Promise<ServiceNetworkTopology> {
    const failures: string[] = [];
    const { client } = engine.reached;
    const ways = engine.dialect.privateNetworks.filter((way) => !engine.refused.has(way));
    for (const kept of kind.open ? [null] : ways) {
      try {
        const network = await createNetwork(client, engine.dialect, { ...newNetwork(spec.runId), kept });
        return new ServiceNetworkTopology(engine, spec, folder, kind, network, kept?.driver ?? "bridge");
      } catch (error) {
        const { status, message } = faultOf(error);
        if (status === null || kept === null) throw error;
        if (/not supported|unknown|could not find|not found/i.test(message)) engine.refused.add(kept);
        failures.push(message);
      }
    }
    throw unsealed(engine.dialect, `it gives no private network (${failures.join("; ")})`);
  }

  get holderNetwork(): Partial<NetworkRequest> {
    return { NetworkMode: this.network.name };
  }

  get holderHost(): Partial<CreateRequest["HostConfig"]> {
    return this.#host(null);
  }

  closed(service: ServiceSpec | null): boolean {
    return !this.kind.open && service?.outside !== true;
  }

  async secure(): Promise<void> {
    if (this.kind.open) {
      this.evidence.push("engine: an ordinary network, with the engine's way out");
      return;
    }
    const { client, engine } = this.engine.reached;
    const { link } = this.network;
    this.evidence.push(`engine: an internal network (${this.driver}) of this scenario alone`);
    const gateways = await gatewaysOf(client, this.network.name);
    const found = hostAddresses(link, gateways);
    if (found.length > 0) throw unsealed(this.engine.dialect, `the host is reached at ${found.join(", ")}`);
    if (engine.rootless) {
      this.hostDeaf = true;
      this.evidence.push("engine: rootless, the network lies in a namespace of its own and not in the host's");
    } else if (link !== null && isHere(link)) {
      const { deaf, told } = deafen(link);
      this.hostDeaf = deaf;
      this.vacantGateways = gateways;
      this.evidence.push(`host: ${link} has no address`, told);
    } else if (this.driver === "macvlan" && engine.endpoint?.startsWith("unix:")) {
      this.hostDeaf = true;
      this.vacantGateways = gateways;
      this.evidence.push("engine: the network hangs on a link that leads nowhere; the host has no address in it");
    } else {
      this.evidence.push("host: its side of the network can't be looked at from here");
    }
  }

  serviceNetwork(service: ServiceSpec): Partial<CreateRequest["HostConfig"]> {
    return { NetworkMode: this.network.name, ...this.#host(service) };
  }

  publishes({ port }: ServiceSpec): readonly number[] {
    return this.kind.published && port !== null ? [port] : [];
  }

  async prepare(service: ServiceSpec, containerId: string): Promise<void> {
    if (!service.outside || this.kind.open) return;
    const { client } = this.engine.reached;
    this.#outside ??= createNetwork(client, this.engine.dialect, { ...newNetwork(this.spec.runId), kept: null });
    await connectNetwork(client, (await this.#outside).name, containerId);
  }

  async locate(service: ServiceSpec, containerId: string): Promise<void> {
    const container = await this.engine.reached.client.inspect(containerId);
    const { Networks, Ports } = container?.NetworkSettings ?? {};
    const address = Networks?.[this.network.name]?.IPAddress;
    // One that has ended already has none.
    if (address) {
      this.folder.name(service.name, address);
      this.#addresses.set(service.name, address);
    }
    const published = service.port === null ? undefined : Ports?.[`${service.port}/tcp`]?.[0]?.HostPort;
    if (published !== undefined) this.#ports.set(service.name, Number(published));
  }

  address(service: ServiceSpec): ServiceAddress {
    if (!this.kind.published) return this.probeAddress(service);
    return { host: "127.0.0.1", port: this.#ports.get(service.name) ?? null };
  }

  probeAddress({ name, port }: ServiceSpec): ServiceAddress {
    return { host: this.folder.hostOf(name, this.#addresses.get(name) ?? name), port };
  }

  async detach(_: ServiceSpec, containerId: string): Promise<void> {
    await disconnectNetwork(this.engine.reached.client, this.network.name, containerId);
  }

  async attach(service: ServiceSpec, containerId: string): Promise<void> {
    await connectNetwork(this.engine.reached.client, this.network.name, containerId);
    await this.locate(service, containerId);
  }

  async close(): Promise<void> {
    const { client } = this.engine.reached;
    const outside = await this.#outside?.catch(() => null);
    const networks = [this.network, ...(outside ? [outside] : [])];
    await Promise.all(networks.map(({ name }) => removeNetwork(client, name)));
  }

  #host(service: ServiceSpec | null): Partial<CreateRequest["HostConfig"]> {
    if (this.kind.open) return { Sysctls: ANY_PORT };
    const ipv6 = process.platform !== "linux" || existsSync("/proc/sys/net/ipv6");
    const sysctls = { ...ANY_PORT, ...NO_ROUTER, ...(ipv6 && !service?.outside ? NO_IPV6 : {}) };
    return { Sysctls: sysctls, ...(this.closed(service) ? { Dns: [...this.engine.dialect.deadResolvers] } : {}) };
  }
}

function newNetwork(runId: string): { name: string; labels: Record<string, string> } {
  return { name: `cleanroom-${randomBytes(8).toString("hex")}`, labels: ownLabels(runId) };
}
