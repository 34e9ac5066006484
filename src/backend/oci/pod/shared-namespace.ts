import { CleanroomError } from "../../../core/errors.js";
import type { ServiceSpec } from "../../../model/service.js";
import type { NetworkRequest } from "../dialect.js";
import type { PodFolder } from "./pod-folder.js";
import { ANY_PORT, type Topology } from "./topology.js";

/**
 * Services and steps in one network namespace that has nothing but `lo`: there is nothing that could lead out. A
 * service may listen on any port, since nobody else is there.
 */
export function sharedNamespace(
  services: readonly ServiceSpec[],
  isolation: Partial<NetworkRequest>,
  folder: PodFolder,
): Topology {
  for (const { name } of services) folder.name(name, "127.0.0.1");
  const address = ({ name, port }: ServiceSpec) => ({ host: folder.hostOf(name, "127.0.0.1"), port });
  const uncut = ({ name }: ServiceSpec) =>
    Promise.reject(
      new CleanroomError("Internal", `service "${name}" shares its network with the steps and can't be cut off alone`, {
        hint: "Name it in PodSpec.detachable.",
        context: { service: name },
      }),
    );
  return {
    sharesNetwork: true,
    holderNetwork: isolation,
    holderHost: { Sysctls: ANY_PORT },
    closed: () => true,
    secure: () => Promise.resolve(),
    serviceNetwork: (_, holderId) => ({ NetworkMode: `container:${holderId}` }),
    publishes: () => [],
    prepare: () => Promise.resolve(),
    locate: () => Promise.resolve(),
    address,
    probeAddress: address,
    detach: uncut,
    attach: uncut,
    vacantGateways: [],
    hostDeaf: true,
    evidence: ["engine: services and steps share one network namespace that the engine gave no network"],
    close: () => Promise.resolve(),
  };
}
