import { CleanroomError } from "../../../core/errors.js";
import type { ServiceNetwork } from "../../../model/policy.js";
import type { ServiceSpec } from "../../../model/service.js";
import type { Cell } from "../../backend.js";
import { observe } from "../../cell/observe.js";
import type { Pod, PodSpec, ProbeResult, ServiceAddress, ServiceContainer, ServiceSinks } from "../../pod.js";
import type { Dialect, NetworkRequest, PrivateNetwork } from "../dialect.js";
import type { Image } from "../image.js";
import type { Reached } from "../reach.js";
import type { Holder } from "./holder.js";
import { OciService, type ServiceControls } from "./oci-service.js";
import type { PodFolder } from "./pod-folder.js";
import { ProcessorShares } from "./processor-shares.js";
import { putFiles } from "./service-files.js";
import { serviceRequest } from "./service-request.js";
import type { Topology } from "./topology.js";

/** What a pod is made with. */
export interface PodEngine {
  readonly dialect: Dialect;
  readonly reached: Reached;
  /** Networks that this engine was seen not to have. */
  readonly refused: Set<PrivateNetwork>;
  /** Finds or pulls an image. */
  image(name: string): Promise<Image>;
}

/** The services of one scenario on one engine. */
export class OciPod implements Pod {
  readonly #services = new Map<string, OciService>();
  readonly #cells = new Set<Cell>();
  readonly #starting = new Set<Promise<unknown>>();
  readonly #shares: ProcessorShares;
  #closed: Promise<void> | null = null;

  /** @param facts what the kernel says of the pod's network: path -> content */
  constructor(
    readonly engine: PodEngine,
    readonly spec: PodSpec,
    readonly folder: PodFolder,
    readonly topology: Topology,
    readonly holder: Holder,
    readonly facts: Readonly<Record<string, string>>,
  ) {
    this.#shares = new ProcessorShares(engine.reached);
  }

  get evidence(): readonly string[] {
    return [...this.topology.evidence, ...(observe(this.facts).evidence.network ?? [])];
  }

  /** What a cell has to ask for to stand in this pod. */
  get network(): Partial<NetworkRequest> {
    return { NetworkMode: `container:${this.holder.id}` };
  }

  /** Files of the host that every container of the pod has, by target. */
  get mounts(): Record<string, string> {
    return podMounts(this.folder, this.topology, null);
  }

  /** Takes note of a cell that has joined: it has to go before the network can. */
  adopt(cell: Cell): void {
    this.#cells.add(cell);
  }

  get serviceNetwork(): ServiceNetwork {
    const { vacantGateways, hostDeaf } = this.topology;
    return { services: this.spec.services.map((service) => service.name), vacantGateways, hostDeaf };
  }

  get sharesNetwork(): boolean {
    return this.topology.sharesNetwork;
  }

  address(service: string): ServiceAddress {
    return this.topology.address(this.#named(service));
  }

  probeAddress(service: string): ServiceAddress {
    return this.topology.probeAddress(this.#named(service));
  }

  probe(script: string, timeoutMs: number): Promise<ProbeResult> {
    return this.holder.probe(script, timeoutMs);
  }

  start(service: ServiceSpec, sinks: ServiceSinks): Promise<ServiceContainer> {
    if (this.#closed !== null) return Promise.reject(closed(service.name));
    const starting = this.#start(service, sinks);
    this.#starting.add(starting);
    const done = () => this.#starting.delete(starting);
    starting.then(done, done);
    return starting;
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #start(spec: ServiceSpec, sinks: ServiceSinks): Promise<OciService> {
    const { dialect, reached } = this.engine;
    const image = await this.engine.image(spec.image);
    const files = this.folder.mountable ? Object.entries(spec.files) : [];
    const fileMounts = Object.fromEntries(files.map(([path, text]) => [path, this.folder.file(text)]));
    const request = serviceRequest(spec, dialect, image, {
      runId: this.spec.runId,
      network: this.topology.serviceNetwork(spec, this.holder.id),
      published: this.topology.publishes(spec),
      mounts: { ...podMounts(this.folder, this.topology, spec), ...fileMounts },
      signals: !reached.limitsEnforced,
    });
    if (this.#closed !== null) throw closed(spec.name);
    const service = await OciService.start(reached.client, dialect.title, request, { spec, image, sinks }, (id) =>
      this.#controls(spec, id),
    );
    this.#services.set(spec.name, service);
    return service;
  }

  #controls(spec: ServiceSpec, id: string): ServiceControls {
    return {
      prepare: async () => {
        if (!this.folder.mountable) await putFiles(this.engine.reached.client, id, spec.files);
        await this.topology.prepare(spec, id);
      },
      locate: () => this.topology.locate(spec, id),
      detach: () => this.topology.detach(spec, id),
      attach: () => this.topology.attach(spec, id),
      slow: (share, service) => this.#shares.give(id, share, service),
    };
  }

  #named(name: string): ServiceSpec {
    const service = this.spec.services.find((each) => each.name === name);
    if (service !== undefined) return service;
    throw new CleanroomError("Internal", `no service "${name}" belongs to this pod`, {
      hint: "Name it in PodSpec.services.",
      context: { service: name },
    });
  }

  async #close(): Promise<void> {
    await Promise.allSettled(this.#starting);
    this.#shares.close();
    const failures: unknown[] = [];
    // Later ones may depend on earlier ones; the holder's network is in use until all are gone.
    const services = [...this.#services.values()].reverse();
    const stages = [
      () => Promise.allSettled([...this.#cells].map((cell) => cell.close())),
      () => Promise.allSettled(services.map((service) => service.close())),
      () => Promise.allSettled([this.holder.remove()]),
      () => Promise.allSettled([this.topology.close()]),
    ];
    for (const stage of stages) {
      for (const each of await stage()) if (each.status === "rejected") failures.push(each.reason);
    }
    this.folder.remove();
    if (failures.length > 0) throw failures[0];
  }
}

/** Files of the host that a container of a pod has, by target; `service` null for holder and cells. */
export function podMounts(folder: PodFolder, topology: Topology, service: ServiceSpec | null): Record<string, string> {
  if (!folder.mountable) return {};
  return { "/etc/hosts": folder.hosts, ...(topology.closed(service) ? { "/etc/resolv.conf": folder.resolver } : {}) };
}

function closed(service: string): CleanroomError {
  return new CleanroomError("Interrupted", `service "${service}" was not started: its network is being removed`, {
    hint: "The run was interrupted or has failed elsewhere.",
    context: { service },
  });
}
