import { readFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import type { Duplex, Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type Dockerode from "dockerode";
import { CleanroomError } from "../../core/errors.js";
import { type Endpoint, endpointUrl } from "./endpoint.js";
import { faultOf } from "./fault.js";

/** Milliseconds that the engine has for any one answer but a pull. */
export const ANSWER_MS = 60_000;

/** One call below dockerode's classes, as docker-modem takes it. */
interface Call {
  readonly path: string;
  readonly method: "GET" | "POST";
  readonly hijack?: boolean;
  readonly isStream?: boolean;
  readonly file?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The calls of the engine API that Cleanroom makes, each with a deadline. */
export class EngineClient {
  readonly url: string;

  private constructor(
    readonly docker: Dockerode,
    endpoint: Endpoint,
  ) {
    this.url = endpointUrl(endpoint);
  }

  static async connect(endpoint: Endpoint): Promise<EngineClient> {
    const { default: Docker } = await import("dockerode");
    return new EngineClient(new Docker(connection(endpoint)), endpoint);
  }

  /** What the engine calls itself in the answer to the cheapest of all calls, e.g. `Libpod/4.3.1 (linux)`. */
  async greet(ms: number): Promise<string> {
    const answer = await within(ms, this.#dial<IncomingMessage>({ path: "/_ping", method: "GET", isStream: true }));
    answer.resume();
    return String(answer.headers["server"] ?? "");
  }

  version(ms: number): Promise<Dockerode.DockerVersion> {
    return within(ms, this.docker.version());
  }

  info(ms: number): Promise<Record<string, unknown>> {
    return within(ms, this.docker.info() as Promise<Record<string, unknown>>);
  }

  async ping(ms: number): Promise<void> {
    await within(ms, this.docker.ping());
  }

  async create(request: Dockerode.ContainerCreateOptions): Promise<string> {
    return (await within(ANSWER_MS, this.docker.createContainer(request))).id;
  }

  /**
   * The raw, multiplexed stream of a container that has not been started yet. Not with dockerode's own `attach`: it
   * sends its options as a body, which Podman hands to the container as stdin.
   */
  attach(id: string, stdin: boolean): Promise<Duplex> {
    // The last character is docker-modem's to cut off.
    const path = `/containers/${id}/attach?stream=1&stdout=1&stderr=1${stdin ? "&stdin=1" : ""}&`;
    return within(ANSWER_MS, this.#dial<Duplex>({ path, method: "POST", hijack: true, file: Buffer.alloc(0) }));
  }

  /** A further process in a running container; its id, for `attachExec` and `inspectExec`. */
  async createExec(id: string, argv: readonly string[], stdin: boolean): Promise<string> {
    const options = { Cmd: [...argv], AttachStdin: stdin, AttachStdout: true, AttachStderr: true, Tty: false };
    return (await within(ANSWER_MS, this.docker.getContainer(id).exec(options))).id;
  }

  /** Starts it; its raw, multiplexed stream. */
  attachExec(id: string): Promise<Duplex> {
    const file = Buffer.from(JSON.stringify({ Detach: false, Tty: false }));
    const headers = { "Content-Type": "application/json" };
    return within(ANSWER_MS, this.#dial({ path: `/exec/${id}/start?`, method: "POST", hijack: true, file, headers }));
  }

  inspectExec(id: string): Promise<Dockerode.ExecInspectInfo> {
    return within(ANSWER_MS, this.docker.getExec(id).inspect());
  }

  async start(id: string): Promise<void> {
    await within(ANSWER_MS, this.docker.getContainer(id).start());
  }

  /** What the engine says of a container; null where it has none of that id. */
  async inspect(id: string): Promise<Dockerode.ContainerInspectInfo | null> {
    return orNull(within(ANSWER_MS, this.docker.getContainer(id).inspect()));
  }

  /** Waits until the engine has removed a container by itself, or until the time is over. */
  async removed(id: string, ms: number): Promise<void> {
    const removal = this.docker.getContainer(id).wait({ condition: "removed" });
    removal.catch(() => undefined);
    await within(ms, removal).catch(() => undefined);
  }

  /** Whether the engine still has this container. */
  async knows(id: string): Promise<boolean> {
    try {
      return (await this.inspect(id)) !== null;
    } catch (error) {
      // Podman answers 500 where the container ends or vanishes while it is looked at.
      if (faultOf(error).status === 500) return true;
      throw error;
    }
  }

  async pause(id: string): Promise<void> {
    await within(ANSWER_MS, this.docker.getContainer(id).pause());
  }

  async unpause(id: string): Promise<void> {
    await within(ANSWER_MS, this.docker.getContainer(id).unpause());
  }

  /** The answer to a POST of Podman's own API, for what its Docker API lacks. */
  async libpod(path: string, body: object): Promise<string> {
    const file = Buffer.from(JSON.stringify(body));
    const method = "POST";
    const headers = { "Content-Type": "application/json" };
    const asked = this.#dial<IncomingMessage>({
      path: `/v4.0.0/libpod${path}?`,
      method,
      isStream: true,
      file,
      headers,
    });
    const answer = await within(ANSWER_MS, asked);
    return (await within(ANSWER_MS, buffer(answer))).toString("utf8");
  }

  async kill(id: string, signal: "SIGTERM" | "SIGKILL" | "SIGSTOP" | "SIGCONT"): Promise<void> {
    await tolerate([404, 409, 500], within(ANSWER_MS, this.docker.getContainer(id).kill({ signal })));
  }

  /**
   * Asks to remove a container, running or not. One that is gone or on its way out already is no error; Podman
   * answers 500 where it is just ending.
   */
  async remove(id: string): Promise<void> {
    await tolerate([404, 409, 500], within(ANSWER_MS, this.docker.getContainer(id).remove({ force: true, v: true })));
  }

  async putArchive(id: string, tar: Buffer | Readable, path: string): Promise<void> {
    await within(ANSWER_MS, this.docker.getContainer(id).putArchive(tar, { path }));
  }

  /** The tar of one path of a container; null where it does not exist. */
  async getArchive(id: string, path: string): Promise<Readable | null> {
    return (await orNull(within(ANSWER_MS, this.docker.getContainer(id).getArchive({ path })))) as Readable | null;
  }

  async createVolume(name: string, labels: Record<string, string>): Promise<void> {
    await within(ANSWER_MS, this.docker.createVolume({ Name: name, Labels: labels }));
  }

  async removeVolume(name: string): Promise<void> {
    await tolerate([404], within(ANSWER_MS, this.docker.getVolume(name).remove({ force: true })));
  }

  /** Containers, stopped ones included, that carry a label. */
  async labelled(label: string): Promise<{ id: string; labels: Record<string, string> }[]> {
    const list = await within(ANSWER_MS, this.docker.listContainers({ all: true, filters: { label: [label] } }));
    return list.map((item) => ({ id: item.Id, labels: item.Labels ?? {} }));
  }

  /** Volumes that carry a label. */
  async labelledVolumes(label: string): Promise<{ id: string; labels: Record<string, string> }[]> {
    const { Volumes } = await within(ANSWER_MS, this.docker.listVolumes({ filters: { label: [label] } }));
    return (Volumes ?? []).map((item) => ({ id: item.Name, labels: item.Labels ?? {} }));
  }

  #dial<T>(call: Call): Promise<T> {
    const modem = this.docker.modem as { dial(call: object, done: (error: unknown, answer: T) => void): void };
    const statusCodes = { 101: true, 200: true, 201: true, 204: true };
    return new Promise<T>((resolve, reject) => {
      modem.dial({ ...call, statusCodes }, (error, answer) => (error ? reject(error) : resolve(answer)));
    });
  }
}

/** Every field is given, since dockerode fills the absent ones from process.env. */
function connection(endpoint: Endpoint): Dockerode.DockerOptions {
  const none = { host: undefined, port: undefined, ca: undefined, cert: undefined, key: undefined, timeout: undefined };
  if (endpoint.kind === "unix") return { ...none, socketPath: endpoint.path, protocol: "http" };
  const { host, port, tls, certDir } = endpoint;
  if (!tls) return { ...none, host, port, protocol: "http" };
  const read = (name: string) => (certDir === null ? undefined : readFileSync(join(certDir, name)));
  return { ...none, host, port, protocol: "https", ca: read("ca.pem"), cert: read("cert.pem"), key: read("key.pem") };
}

/** The answer, or ETIMEDOUT where it takes longer than `ms`. */
export async function within<T>(ms: number, call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error(`no answer within ${ms} ms`), { code: "ETIMEDOUT" }));
    }, ms);
  });
  try {
    return await Promise.race([call, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

async function orNull<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    const { status, message } = faultOf(error);
    // Podman says 500 of a container that vanishes while it is looked at.
    if (status === 404 || (status === 500 && /no such container/i.test(message))) return null;
    throw error;
  }
}

/** Takes answers of these statuses for done. */
export async function tolerate(statuses: readonly number[], call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    const { status } = faultOf(error);
    if (status === null || !statuses.includes(status)) throw error;
  }
}

/** An engine's refusal or silence, as Cleanroom's error. Ours pass through. */
export function engineError(title: string, doing: string, error: unknown): CleanroomError {
  if (error instanceof CleanroomError) return error;
  const { status, message } = faultOf(error);
  return new CleanroomError("EngineUnavailable", `${title} could not ${doing}: ${message}`, {
    hint:
      status === null
        ? `Is ${title} still running? \`cleanroom doctor\` says what is reachable.`
        : `${title} refused the request; \`cleanroom doctor\` says which controls work here.`,
    context: { engine: title, status, reason: message },
    cause: error,
  });
}
