import type Dockerode from "dockerode";
import type { Dialect, PrivateNetwork } from "./dialect.js";
import { ANSWER_MS, type EngineClient, tolerate, within } from "./engine-client.js";

/** How often a network is asked to go, and the milliseconds in between: the engine may not have noted yet that it is empty. */
const TRIES = 20;
const PAUSE_MS = 100;

export interface NetworkSpec {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** How its members are kept to themselves; null for an ordinary network. */
  readonly kept: PrivateNetwork | null;
}

/** Makes a network that containers ask for by its name; what the engine says of it. */
export async function createNetwork(client: EngineClient, dialect: Dialect, spec: NetworkSpec): Promise<MadeNetwork> {
  const { name, labels, kept } = spec;
  const [internal, driver, options] = [kept !== null, kept?.driver ?? "bridge", kept?.options ?? {}];
  if (dialect.name === "podman") {
    // Its Docker API would have names served, and for that give the bridge an address.
    const request = { name, labels, driver, options, internal, dns_enabled: false };
    const made = JSON.parse(await client.libpod("/networks/create", request)) as { network_interface?: string };
    return { name, link: made.network_interface ?? null };
  }
  const request = { Name: name, Labels: labels, Driver: driver, Internal: internal, Options: options };
  const { id } = await within(ANSWER_MS, client.docker.createNetwork({ ...request, CheckDuplicate: true }));
  return { name, link: driver === "bridge" ? `br-${id.slice(0, 12)}` : null };
}

export interface MadeNetwork {
  readonly name: string;
  /** The host's interface that joins its members, in the engine's own network namespace; null where there is none. */
  readonly link: string | null;
}

/** Gateway addresses that an engine has set aside in a network. */
export async function gatewaysOf(client: EngineClient, name: string): Promise<string[]> {
  const network = (await within(ANSWER_MS, client.docker.getNetwork(name).inspect())) as Dockerode.NetworkInspectInfo;
  return (network.IPAM?.Config ?? []).flatMap(({ Gateway }) => (Gateway ? [Gateway.split("/")[0] ?? ""] : []));
}

/** Networks that carry a label. */
export async function labelledNetworks(
  client: EngineClient,
  label: string,
): Promise<{ id: string; labels: Record<string, string> }[]> {
  const found = await within(ANSWER_MS, client.docker.listNetworks({ filters: { label: [label] } }));
  return found.map((item) => ({ id: item.Id, labels: item.Labels ?? {} }));
}

/** One that is gone already is no error. Throws where containers still use it. */
export async function removeNetwork(client: EngineClient, id: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await tolerate([404], within(ANSWER_MS, client.docker.getNetwork(id).remove()));
      return;
    } catch (error) {
      if (tries >= TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

export async function connectNetwork(client: EngineClient, network: string, container: string): Promise<void> {
  await within(ANSWER_MS, client.docker.getNetwork(network).connect({ Container: container }));
}

export async function disconnectNetwork(client: EngineClient, network: string, container: string): Promise<void> {
  const request = { Container: container, Force: true };
  await within(ANSWER_MS, client.docker.getNetwork(network).disconnect(request));
}
