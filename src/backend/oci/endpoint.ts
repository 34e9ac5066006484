import { join } from "node:path";

/** The variables of a process, handed in by the doors. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A place where an engine may listen. */
export type Endpoint =
  | { readonly kind: "unix"; readonly path: string }
  | {
      readonly kind: "tcp";
      readonly host: string;
      readonly port: number;
      readonly tls: boolean;
      readonly certDir: string | null;
    };

/** Where to look for an engine: the places in order, or why the configured one can't be used. */
export type Candidates = { readonly endpoints: readonly Endpoint[] } | { readonly problem: string };

/** An endpoint as people write it, e.g. `unix:///run/podman/podman.sock`. */
export function endpointUrl(endpoint: Endpoint): string {
  return endpoint.kind === "unix" ? `unix://${endpoint.path}` : `tcp://${endpoint.host}:${endpoint.port}`;
}

/** Docker's places: DOCKER_HOST alone where it is set, else the standard sockets. */
export function dockerCandidates(env: Environment, home: string): Candidates {
  if (env["DOCKER_HOST"]) return parseHost("DOCKER_HOST", env["DOCKER_HOST"], env);
  const runtime = env["XDG_RUNTIME_DIR"];
  return unixSockets([
    "/var/run/docker.sock",
    ...(runtime ? [join(runtime, "docker.sock")] : []),
    join(home, ".docker/run/docker.sock"),
  ]);
}

/** Podman's places: CONTAINER_HOST or CLEANROOM_PODMAN_SOCKET alone where one is set, else the standard sockets. */
export function podmanCandidates(env: Environment, uid: number): Candidates {
  for (const name of ["CLEANROOM_PODMAN_SOCKET", "CONTAINER_HOST"]) {
    const value = env[name];
    if (value) return parseHost(name, value, env);
  }
  const runtime = env["XDG_RUNTIME_DIR"];
  return unixSockets([
    ...(runtime ? [join(runtime, "podman/podman.sock")] : []),
    ...(uid === 0 ? [] : [`/run/user/${uid}/podman/podman.sock`]),
    "/run/podman/podman.sock",
  ]);
}

function unixSockets(paths: readonly string[]): Candidates {
  return { endpoints: [...new Set(paths)].map((path) => ({ kind: "unix", path })) };
}

function parseHost(variable: string, value: string, env: Environment): Candidates {
  if (value.startsWith("/")) return unixSockets([value]);
  if (value.startsWith("unix://")) {
    const path = value.slice("unix://".length);
    return path.startsWith("/")
      ? unixSockets([path])
      : { problem: `${variable}=${value} names no absolute socket path` };
  }
  if (/^(ssh|npipe|fd):/.test(value)) {
    const scheme = value.slice(0, value.indexOf(":"));
    return { problem: `${variable}=${hideUser(value)}: ${scheme}:// is not supported, only unix:// and tcp:// are` };
  }
  const address = value.includes("://") ? value : `tcp://${value}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !["tcp:", "http:", "https:"].includes(url.protocol) || url.hostname === "") {
    return { problem: `${variable}=${hideUser(value)} is no address of an engine (unix:///path or tcp://host:port)` };
  }
  const tls = url.protocol === "https:" || url.port === "2376" || Boolean(env["DOCKER_TLS_VERIFY"]);
  const port = url.port === "" ? (tls ? 2376 : 2375) : Number(url.port);
  return { endpoints: [{ kind: "tcp", host: url.hostname, port, tls, certDir: env["DOCKER_CERT_PATH"] || null }] };
}

function hideUser(value: string): string {
  return value.replace(/\/\/[^@/]*@/, "//");
}
