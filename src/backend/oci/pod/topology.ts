import type { ServiceSpec } from "../../../model/service.js";
import type { ServiceAddress } from "../../pod.js";
import type { CreateRequest, NetworkRequest } from "../dialect.js";

/** How the services and steps of a pod find each other, and what keeps them from everything else. */
export interface Topology {
  /** Whether services stand in the holder's own network namespace. */
  readonly sharesNetwork: boolean;
  readonly holderNetwork: Partial<NetworkRequest>;
  /** The part of the holder's request that is about its network. */
  readonly holderHost: Partial<CreateRequest["HostConfig"]>;
  /** Whether this container gets a resolver that knows nobody, as there is nobody else to reach. */
  closed(service: ServiceSpec | null): boolean;
  /** Once the holder stands in it: sees to it that the host has no part in it. Throws EnforcementUnavailable. */
  secure(): Promise<void>;
  /** The part of a service's request that puts it into the network. */
  serviceNetwork(service: ServiceSpec, holderId: string): Partial<CreateRequest["HostConfig"]>;
  /** Ports of the service to publish on the host's loopback interface. */
  publishes(service: ServiceSpec): readonly number[];
  /** Before the start of a container that was made: puts it into further networks. */
  prepare(service: ServiceSpec, containerId: string): Promise<void>;
  /** After the start: finds out where the service is. */
  locate(service: ServiceSpec, containerId: string): Promise<void>;
  address(service: ServiceSpec): ServiceAddress;
  /** Where probes reach it. */
  probeAddress(service: ServiceSpec): ServiceAddress;
  detach(service: ServiceSpec, containerId: string): Promise<void>;
  attach(service: ServiceSpec, containerId: string): Promise<void>;
  /** See ServiceNetwork. */
  readonly vacantGateways: readonly string[];
  readonly hostDeaf: boolean;
  /** What the engine says of the network, a line a fact. */
  readonly evidence: readonly string[];
  /** Removes the networks; every container has to be gone. */
  close(): Promise<void>;
}

/** Services need no capability to listen on ports below 1024. */
export const ANY_PORT = { "net.ipv4.ip_unprivileged_port_start": "0" };
