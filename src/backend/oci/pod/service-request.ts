import type { ServiceSpec } from "../../../model/service.js";
import type { CreateRequest, Dialect } from "../dialect.js";
import type { Image } from "../image.js";
import { ownLabels } from "../labels.js";

/** What the entrypoints of official images use before they change to a user of their own. */
const ENTRYPOINT_CAPABILITIES = ["CHOWN", "DAC_OVERRIDE", "FOWNER", "KILL", "NET_BIND_SERVICE", "SETGID", "SETUID"];
/** Processes and threads of one service. */
const PROCESSES = 4096;
/** Bytes of /dev/shm, which databases use. */
const SHM_BYTES = 64 * 1024 * 1024;

/** A free port of the host's loopback interface. */
const LOOPBACK = [{ HostIp: "127.0.0.1", HostPort: "" }];

/** What the pod decides about one service's container. */
export interface ServicePlacement {
  readonly runId: string;
  readonly network: Partial<CreateRequest["HostConfig"]>;
  /** Ports to publish on the host's loopback interface, on free ports. */
  readonly published: readonly number[];
  /** Files of the host by target, mounted read-only. */
  readonly mounts: Readonly<Record<string, string>>;
  /** Whether the engine's freezer may be missing, so that a pause is made of signals by the service's own user. */
  readonly signals: boolean;
}

/** The request that makes the container of one service. Its image's own healthcheck is left to the gate. */
export function serviceRequest(
  service: ServiceSpec,
  dialect: Dialect,
  image: Image,
  placement: ServicePlacement,
): CreateRequest {
  const capabilities = [...ENTRYPOINT_CAPABILITIES, ...(placement.signals ? ["KILL"] : [])];
  return {
    Image: image.id,
    ...(service.command === null ? {} : { Cmd: [...service.command] }),
    ...(service.user === null ? {} : { User: service.user }),
    Env: Object.entries(service.env).map(([name, value]) => `${name}=${value}`),
    Tty: false,
    OpenStdin: false,
    AttachStdin: false,
    AttachStdout: true,
    AttachStderr: true,
    Labels: { ...ownLabels(placement.runId), "cleanroom.service": service.name },
    ...withoutHealthcheck(image),
    ...(placement.published.length === 0 ? {} : { ExposedPorts: byPort(placement.published, {}) }),
    HostConfig: {
      ...placement.network,
      ...(placement.published.length === 0 ? {} : { PortBindings: byPort(placement.published, LOOPBACK) }),
      AutoRemove: false,
      LogConfig: { Type: "none", Config: {} },
      CapDrop: ["ALL"],
      ...(service.user === null ? { CapAdd: capabilities } : {}),
      SecurityOpt: ["no-new-privileges"],
      PidsLimit: PROCESSES,
      ShmSize: SHM_BYTES,
      Ulimits: [...dialect.ulimits],
      Tmpfs: Object.fromEntries(service.tmpfs.map((path) => [path, "rw,exec,nosuid,nodev,mode=1777"])),
      Mounts: Object.entries(placement.mounts).map(([target, source]) => ({
        Type: "bind",
        Source: source,
        Target: target,
        ReadOnly: true,
      })),
    },
  };
}

/** The engine is told to run no healthcheck of the image's; without one, Podman takes the very word for one. */
export function withoutHealthcheck(image: Image): { Healthcheck?: { Test: string[] } } {
  return image.healthcheck === null ? {} : { Healthcheck: { Test: ["NONE"] } };
}

function byPort<T>(ports: readonly number[], value: T): Record<string, T> {
  return Object.fromEntries(ports.map((port) => [`${port}/tcp`, value]));
}
