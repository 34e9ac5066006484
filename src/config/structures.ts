import type { CustomPolicy, NetworkProfile, ResourceLimits } from "../model/policy.js";
import type { HealthCheck, ServiceSpec } from "../model/service.js";
import type { BackendConfig, ResourceTuning } from "./loaded.js";
import type { Locate } from "./scenarios.js";
import type { RawPolicy } from "./schema/policy.js";
import type { HealthCheck as RawHealthCheck, ServiceConfig } from "./schema/service.js";
import type { Config } from "./schema.js";
import { parseServiceName, SERVICE_IMAGES } from "./service-images.js";
import { bytesOf, listOf } from "./settings.js";

const STARTUP_TIMEOUT_MS = 60_000;

/** `[policies.NAME]` as data. */
export function policyOf(raw: RawPolicy): CustomPolicy {
  return {
    ...(raw.net === undefined ? {} : { network: networkOf(raw.net) }),
    ...(raw.fs === undefined ? {} : { rootFilesystem: raw.fs }),
    ...(raw.proc === undefined ? {} : { process: raw.proc }),
    ...(raw.limits === undefined ? {} : { limits: limitsOf(raw.limits) }),
  };
}

function networkOf(net: NonNullable<RawPolicy["net"]>): NetworkProfile {
  if (net === "offline") return { kind: "none" };
  if (net === "full") return { kind: "full" };
  return { kind: "allowlist", hosts: net.allowed_hosts ?? [], ports: net.allowed_ports ?? [] };
}

function limitsOf(raw: NonNullable<RawPolicy["limits"]>): Partial<ResourceLimits> {
  return {
    ...(raw.cpu_time_secs === undefined ? {} : { cpuTimeSecs: raw.cpu_time_secs }),
    ...(raw.memory_bytes === undefined ? {} : { memoryBytes: bytesOf(raw.memory_bytes) }),
    ...(raw.process_count === undefined ? {} : { processCount: raw.process_count }),
    ...(raw.file_size_bytes === undefined ? {} : { fileSizeBytes: bytesOf(raw.file_size_bytes) }),
    ...(raw.cpus === undefined ? {} : { cpus: raw.cpus }),
  };
}

/** `[[services]]` as data. */
export function servicesOf(raw: readonly ServiceConfig[], locate: Locate): ServiceSpec[] {
  return raw.map((service, index) => ({
    name: service.name,
    location: locate([index]),
    image: service.image ?? SERVICE_IMAGES[service.name] ?? "",
    port: service.port ?? null,
    health: service.health === undefined ? [] : listOf(service.health).map(healthCheckOf),
    env: { ...service.env },
    startupTimeoutMs: service.startup_timeout_ms ?? STARTUP_TIMEOUT_MS,
    command: typeof service.command === "string" ? ["sh", "-c", service.command] : (service.command ?? null),
    user: service.user ?? null,
    tmpfs: service.tmpfs === undefined ? [] : listOf(service.tmpfs),
    files: { ...service.files },
    dependsOn: service.depends_on === undefined ? [] : listOf(service.depends_on),
    shared: service.shared ?? false,
    outside: service.outside ?? false,
  }));
}

/** The configured services, and those that `default_services` adds or gives another image. */
export function withDefaultServices(
  configured: readonly ServiceSpec[],
  defaults: readonly string[],
  locate: Locate,
): ServiceSpec[] {
  const services = new Map(configured.map((service) => [service.name, service]));
  defaults.forEach((text, index) => {
    const { name, image } = parseServiceName(text);
    const known = services.get(name) ?? servicesOf([{ name }], () => locate([index]))[0];
    if (known !== undefined) services.set(name, image === null ? known : { ...known, image });
  });
  return [...services.values()];
}

function healthCheckOf(raw: RawHealthCheck): HealthCheck {
  if (typeof raw === "string") return { kind: "command", command: raw };
  if ("image" in raw) return { kind: "image" };
  if ("any" in raw) return { kind: "any", of: raw.any.map(healthCheckOf) };
  if ("all" in raw) return { kind: "all", of: raw.all.map(healthCheckOf) };
  if ("tcp" in raw) return { kind: "tcp", port: raw.tcp };
  if ("log" in raw) return { kind: "log", text: raw.log, times: raw.times ?? 1 };
  return { kind: "http", path: raw.http, status: raw.status ?? 200, port: raw.port ?? null };
}

/** `[backends.NAME]` as data. */
export function backendsOf(raw: Config["backends"]): Record<string, BackendConfig> {
  const backends: Record<string, BackendConfig> = {};
  for (const [name, backend] of Object.entries(raw ?? {})) {
    if (backend === undefined) continue;
    backends[name] = {
      settings: { ...backend.settings },
      image: backend.image ? imageName(backend.image.name, backend.image.tag) : null,
      pullLatest: backend.image?.pull_latest ?? false,
      resources: tuningOf(backend.resources?.memory_limit, backend.resources?.cpu_limit),
    };
  }
  return backends;
}

function imageName(name: string, tag: string | undefined): string {
  if (tag === undefined) return name;
  return tag.includes(":") ? `${name}@${tag}` : `${name}:${tag}`;
}

export function tuningOf(memory: number | string | undefined, cpus: number | undefined): ResourceTuning {
  return { memoryBytes: memory === undefined ? null : bytesOf(memory), cpus: cpus ?? null };
}
