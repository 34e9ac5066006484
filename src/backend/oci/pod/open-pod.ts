import { CleanroomError } from "../../../core/errors.js";
import { observe } from "../../cell/observe.js";
import type { PodSpec } from "../../pod.js";
import { faultOf } from "../fault.js";
import type { Image } from "../image.js";
import { startProblem } from "../start-problem.js";
import { Holder } from "./holder.js";
import { OciPod, type PodEngine, podMounts } from "./oci-pod.js";
import { readFacts } from "./pod-facts.js";
import { folderUnseen, PodFolder } from "./pod-folder.js";
import { ServiceNetworkTopology } from "./private-network.js";
import { sharedNamespace } from "./shared-namespace.js";
import type { Topology } from "./topology.js";
import { unsealed } from "./unsealed.js";

/**
 * Opens the network of a scenario's services. Leaves nothing behind when it throws.
 *
 * @param published whether this host shall reach the services too, on its loopback interface
 */
export async function openPod(spec: PodSpec, engine: PodEngine, published = false): Promise<OciPod> {
  // They are needed in a moment: a pull need not wait for the network.
  for (const { image } of spec.services) engine.image(image).catch(() => undefined);
  const folder = new PodFolder(spec.tempDir);
  try {
    const open = published || spec.network === "full";
    if (!open && sharesNamespace(spec)) return await openShared(spec, engine, folder);
    const topology = await ServiceNetworkTopology.open(engine, spec, folder, { open, published });
    return await openWith(spec, engine, folder, topology);
  } catch (error) {
    folder.remove();
    throw error;
  }
}

/** Whether one namespace is enough: nobody has to be cut off alone, to reach the outside, or to share a port. */
function sharesNamespace({ services, detachable }: PodSpec): boolean {
  const ports = services.flatMap(({ port }) => (port === null ? [] : [port]));
  return detachable.length === 0 && !services.some(({ outside }) => outside) && new Set(ports).size === ports.length;
}

/** The cheapest way to ask for no network that holds here. */
async function openShared(spec: PodSpec, engine: PodEngine, folder: PodFolder): Promise<OciPod> {
  const leaks: string[] = [];
  for (const isolation of engine.dialect.isolations) {
    const pod = await openWith(spec, engine, folder, sharedNamespace(spec.services, isolation, folder));
    const interfaces = observe(pod.facts).interfaces ?? [];
    if (interfaces.includes("lo") && !interfaces.some(isUplink)) return pod;
    leaks.push(interfaces.join(", ") || "interfaces that can't be read");
    await pod.holder.remove();
  }
  throw unsealed(engine.dialect, `a network namespace that was to be empty has ${leaks.join("; then ")}`);
}

async function openWith(spec: PodSpec, engine: PodEngine, folder: PodFolder, topology: Topology): Promise<OciPod> {
  let holder: Holder | null = null;
  try {
    holder = await openHolder(spec, engine, folder, topology);
    await topology.secure();
    return new OciPod(engine, spec, folder, topology, holder, await readFacts(holder));
  } catch (error) {
    await holder?.remove().catch(() => undefined);
    await topology.close().catch(() => undefined);
    throw error;
  }
}

/** From the image of the steps, whose tools probes shall have; where that has no shell, from the first that has one. */
async function openHolder(spec: PodSpec, engine: PodEngine, folder: PodFolder, topology: Topology): Promise<Holder> {
  const { client } = engine.reached;
  const names = [...new Set([spec.image, ...spec.services.map((service) => service.image)])].filter(isName);
  const open = (image: Image) => {
    const { holderNetwork: network, holderHost: host } = topology;
    const mounts = podMounts(folder, topology, null);
    return Holder.open(client, engine.dialect, { runId: spec.runId, image, network, host, mounts });
  };
  for (const name of names) {
    const image = await engine.image(name);
    try {
      return await open(image).catch((error: unknown) => {
        if (!folder.mountable || !folderUnseen(faultOf(error).message)) throw error;
        folder.mountable = false;
        return open(image);
      });
    } catch (error) {
      if (startProblem(error)?.exitCode !== 127) throw error;
    }
  }
  throw new CleanroomError("ImageUnavailable", `none of ${names.join(", ")} has a shell, which services need`, {
    hint: "Use an image with `sh` for the steps or for one of the services: their network is probed by it.",
    context: { images: names, engine: engine.dialect.name },
  });
}

function isName(name: string | null): name is string {
  return name !== null;
}

/** Interfaces that the kernel puts into every new network namespace lead nowhere. */
export function isUplink(name: string): boolean {
  return !/^(lo|tunl\d|sit\d|ip6tnl\d|ip6?gre\d|gre(tap)?\d|erspan\d|ip_vti\d|ip6_vti\d|dummy\d)$/.test(name);
}
