import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Environment } from "./endpoint.js";

/** What an engine needs to pull from a registry that asks who is there. Never logged. */
export interface RegistryAuth {
  readonly username: string;
  readonly password: string;
  readonly serveraddress: string;
}

const DOCKER_HUB = "docker.io";
const DOCKER_HUB_KEYS = ["https://index.docker.io/v1/", "index.docker.io", "docker.io", "registry-1.docker.io"];

/** The registry of an image's name, as Docker reads it: `docker.io` unless the first part looks like a host. */
export function registryOf(image: string): string {
  const slash = image.indexOf("/");
  const first = slash === -1 ? "" : image.slice(0, slash);
  return first.includes(".") || first.includes(":") || first === "localhost" ? first : DOCKER_HUB;
}

/** The login for an image's registry from the files that `docker login` and `podman login` write, if there is one. */
export function findAuth(image: string, env: Environment, home: string): RegistryAuth | null {
  const registry = registryOf(image);
  const keys = registry === DOCKER_HUB ? DOCKER_HUB_KEYS : [registry, `https://${registry}`, `https://${registry}/v2/`];
  for (const file of authFiles(env, home)) {
    const auths = readAuths(file);
    for (const key of keys) {
      const auth = decode(auths[key]);
      if (auth !== null)
        return { ...auth, serveraddress: registry === DOCKER_HUB ? "https://index.docker.io/v1/" : registry };
    }
  }
  return null;
}

function authFiles(env: Environment, home: string): string[] {
  const runtime = env["XDG_RUNTIME_DIR"];
  return [
    ...(env["REGISTRY_AUTH_FILE"] ? [env["REGISTRY_AUTH_FILE"]] : []),
    join(env["DOCKER_CONFIG"] || join(home, ".docker"), "config.json"),
    ...(runtime ? [join(runtime, "containers/auth.json")] : []),
    join(env["XDG_CONFIG_HOME"] || join(home, ".config"), "containers/auth.json"),
  ];
}

function readAuths(file: string): Record<string, unknown> {
  try {
    const content: unknown = JSON.parse(readFileSync(file, "utf8"));
    const auths = isRecord(content) ? content["auths"] : null;
    return isRecord(auths) ? auths : {};
  } catch {
    return {};
  }
}

function decode(entry: unknown): { username: string; password: string } | null {
  if (!isRecord(entry) || typeof entry["auth"] !== "string") return null;
  const text = Buffer.from(entry["auth"], "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon < 1 ? null : { username: text.slice(0, colon), password: text.slice(colon + 1) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
