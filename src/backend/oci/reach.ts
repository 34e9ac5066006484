import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import type { EngineInfo } from "../backend.js";
import type { Dialect } from "./dialect.js";
import { type Endpoint, endpointUrl } from "./endpoint.js";
import { EngineClient } from "./engine-client.js";
import { faultOf } from "./fault.js";

/** Milliseconds an engine has to say who it is. */
const PROBE_MS = 8_000;

/** An engine that answered. */
export interface Reached {
  readonly client: EngineClient;
  readonly engine: EngineInfo;
  /** Whether limits asked of the engine come into force; without cgroup v2, rootless ones do not. */
  readonly limitsEnforced: boolean;
  /** CPUs that the engine has to give; null where it doesn't say. Docker refuses to promise more. */
  readonly cpus: number | null;
}

export type Reach = Reached | { readonly reason: string };

/** Tries the endpoints in order. The first that answers as the right engine is it. */
export async function reachEngine(dialect: Dialect, endpoints: readonly Endpoint[]): Promise<Reach> {
  const missing: string[] = [];
  const refused: string[] = [];
  for (const endpoint of endpoints) {
    const url = endpointUrl(endpoint);
    try {
      return await reach(dialect, endpoint);
    } catch (error) {
      const { code } = faultOf(error);
      if (code === "ENOENT" || code === "ENOTDIR") missing.push(url);
      else refused.push(`${url} ${explain(dialect, error)}`);
    }
  }
  if (refused.length > 0) return { reason: `${dialect.title} can't be used: ${refused.join("; ")}` };
  return { reason: `no ${dialect.title} socket found (tried ${missing.join(", ")})` };
}

async function reach(dialect: Dialect, endpoint: Endpoint): Promise<Reached> {
  const client = await EngineClient.connect(endpoint);
  const { name, version } = await identify(client);
  if (name !== dialect.title) throw new WrongEngine(name);
  const { rootless, cgroupVersion, cpus } = await describe(endpoint, client);
  return {
    client,
    engine: { name: dialect.name, version, rootless, endpoint: client.url },
    limitsEnforced: !rootless || cgroupVersion === "2",
    cpus,
  };
}

async function identify(client: EngineClient): Promise<{ name: "Docker" | "Podman"; version: string | null }> {
  const [, product, version] = /^(Docker|Libpod)\/(\S+)/.exec(await client.greet(PROBE_MS)) ?? [];
  if (version !== undefined) return { name: product === "Docker" ? "Docker" : "Podman", version };
  // A proxy in between may keep the header to itself.
  const answer = await client.version(PROBE_MS);
  return { name: /podman/i.test(JSON.stringify(answer)) ? "Podman" : "Docker", version: answer.Version ?? null };
}

/** To describe itself takes an engine 10 to 200 ms, so that one of this machine's root is known by its socket alone. */
async function describe(
  endpoint: Endpoint,
  client: EngineClient,
): Promise<{ rootless: boolean; cgroupVersion: string; cpus: number | null }> {
  if (process.platform === "linux" && endpoint.kind === "unix" && statSync(endpoint.path).uid === 0) {
    return { rootless: false, cgroupVersion: "", cpus: availableParallelism() };
  }
  const info = await client.info(PROBE_MS);
  const options = Array.isArray(info["SecurityOptions"]) ? info["SecurityOptions"].map(String) : [];
  const rootless = info["Rootless"] === true || options.some((option) => /(^|[,=])rootless/.test(option));
  const cpus = typeof info["NCPU"] === "number" && info["NCPU"] > 0 ? info["NCPU"] : null;
  return { rootless, cgroupVersion: String(info["CgroupVersion"]), cpus };
}

/** The other engine behind this socket, e.g. podman-docker. */
class WrongEngine extends Error {
  constructor(readonly found: string) {
    super(`it is ${found} that answers there`);
  }
}

function explain(dialect: Dialect, error: unknown): string {
  if (error instanceof WrongEngine) {
    return `is ${error.found} and not ${dialect.title}: use the ${error.found.toLowerCase()} backend for it`;
  }
  const { code, message } = faultOf(error);
  if (code === "EACCES" || code === "EPERM") return `denies access: ${dialect.deniedHint}`;
  if (code === "ECONNREFUSED") return "refuses connections: the socket is there, but nothing listens";
  if (code === "ETIMEDOUT") return `did not answer within ${PROBE_MS / 1000} s`;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "names a host that is not known";
  return `does not answer as an engine: ${message}`;
}
