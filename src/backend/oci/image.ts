import type Dockerode from "dockerode";
import { CleanroomError } from "../../core/errors.js";
import type { Dialect } from "./dialect.js";
import type { Environment } from "./endpoint.js";
import { type EngineClient, engineError } from "./engine-client.js";
import { faultOf } from "./fault.js";
import { pullImage } from "./pull.js";

/** An image that is present in the engine. */
export interface Image {
  /** As it was asked for. */
  readonly name: string;
  /** The engine's own id of it: what containers are made from, so that a moving tag can't change under us. */
  readonly id: string;
  /** The registry's digest, or the id of an image that no registry knows. */
  readonly digest: string;
  readonly env: Readonly<Record<string, string>>;
  /** What `user: image` comes down to, e.g. `0:0`. */
  readonly user: string;
  /** The healthcheck that it brings, as an argv; null where it has none. */
  readonly healthcheck: readonly string[] | null;
}

/** The PATH of an image that sets none, as both engines have it. */
const DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** Finds an image in the engine, or has it pulled. Throws CleanroomError ImageUnavailable. */
export async function resolveImage(
  client: EngineClient,
  dialect: Dialect,
  name: string,
  from: { env: Environment; home: string; onProgress: (line: string) => void },
): Promise<Image> {
  if (!/^\w[\w.\-/:@]*$/.test(name)) throw unusableName(name, "it holds characters that no reference may have");
  const present = await findImage(client, dialect, name);
  if (present !== null) return describeImage(name, present);
  await pullImage(client, dialect, name, from);
  const pulled = await findImage(client, dialect, name);
  if (pulled !== null) return describeImage(name, pulled);
  throw new CleanroomError("ImageUnavailable", `${dialect.title} pulled ${name}, but does not have it`, {
    hint: "Check that the name and the platform of the image are right.",
    context: { image: name, engine: dialect.name },
  });
}

async function findImage(
  client: EngineClient,
  dialect: Dialect,
  name: string,
): Promise<Dockerode.ImageInspectInfo | null> {
  for (const candidate of localNames(name, dialect)) {
    try {
      return await client.docker.getImage(candidate).inspect();
    } catch (error) {
      const { status, message } = faultOf(error);
      if (status === 400) throw unusableName(name, message);
      // Podman answers 500 to a short name that means more than one image.
      if (status !== 404 && status !== 500) throw engineError(dialect.title, `look for the image ${name}`, error);
    }
  }
  return null;
}

/** Names under which the engine may keep what is asked for: Podman files local builds under `localhost/`. */
function localNames(name: string, dialect: Dialect): string[] {
  const first = name.split("/", 1)[0] ?? "";
  const short = !name.startsWith("sha256:") && !first.includes(".") && !first.includes(":") && first !== "localhost";
  if (dialect.name !== "podman" || (!short && name.includes("/"))) return [name];
  return [name, `localhost/${name}`, name.includes("/") ? `docker.io/${name}` : `docker.io/library/${name}`];
}

function describeImage(name: string, info: Dockerode.ImageInspectInfo): Image {
  const env: Record<string, string> = { PATH: DEFAULT_PATH };
  for (const entry of info.Config.Env ?? []) {
    const equals = entry.indexOf("=");
    if (equals > 0) env[entry.slice(0, equals)] = entry.slice(equals + 1);
  }
  const pinned = (info.RepoDigests ?? [])[0];
  const digest = pinned === undefined ? info.Id : pinned.slice(pinned.indexOf("@") + 1);
  return { name, id: info.Id, digest, env, user: info.Config.User || "0:0", healthcheck: healthcheckOf(info) };
}

/** `Test` is `["CMD", …]`, `["CMD-SHELL", line]`, or says that there is none. */
function healthcheckOf(info: Dockerode.ImageInspectInfo): string[] | null {
  const config = info.Config as { Healthcheck?: { Test?: string[] | null } | null; Shell?: string[] | null };
  const [form, ...words] = config.Healthcheck?.Test ?? [];
  if (form === "CMD" && words.length > 0) return words;
  return form === "CMD-SHELL" ? [...(config.Shell ?? ["/bin/sh", "-c"]), ...words] : null;
}

function unusableName(name: string, said: string): CleanroomError {
  return new CleanroomError("ImageUnavailable", `${name} is no name of an image: ${said}`, {
    hint: "Write it as `name:tag` or `registry/name@sha256:…`, in lower case.",
    context: { image: name, reason: said },
  });
}
