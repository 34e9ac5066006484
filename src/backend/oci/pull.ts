import { CleanroomError } from "../../core/errors.js";
import type { Dialect } from "./dialect.js";
import type { Environment } from "./endpoint.js";
import type { EngineClient } from "./engine-client.js";
import { faultOf } from "./fault.js";
import { findAuth, registryOf } from "./registry-auth.js";

/** Milliseconds a pull may go without any sign of progress. */
const STALLED_MS = 120_000;

/** Has the engine pull an image, with the user's login where there is one. Throws CleanroomError ImageUnavailable. */
export async function pullImage(
  client: EngineClient,
  dialect: Dialect,
  name: string,
  from: { env: Environment; home: string; onProgress: (line: string) => void },
): Promise<void> {
  from.onProgress(`pulling ${name} with ${dialect.title}`);
  const auth = findAuth(name, from.env, from.home);
  try {
    const stream = await client.docker.pull(tagged(name), auth === null ? {} : { authconfig: auth });
    await follow(stream as NodeJS.ReadableStream & { destroy(error?: Error): void });
  } catch (error) {
    throw unavailable(dialect, name, faultOf(error).message, auth !== null);
  }
}

/** Without a tag Docker would pull all of them. */
function tagged(name: string): string {
  const last = name.slice(name.lastIndexOf("/") + 1);
  return last.includes(":") || last.includes("@") ? name : `${name}:latest`;
}

/** Reads the progress, one JSON object a line, to its end; an `error` in it is the pull's. */
function follow(stream: NodeJS.ReadableStream & { destroy(error?: Error): void }): Promise<void> {
  return new Promise((resolve, reject) => {
    let rest = "";
    const stalled = setTimeout(() => stream.destroy(new Error("the pull made no progress")), STALLED_MS);
    const settle = (error?: unknown) => {
      clearTimeout(stalled);
      if (error === undefined) resolve();
      else reject(error);
    };
    stream.on("data", (chunk: Buffer) => {
      stalled.refresh();
      const lines = (rest + chunk.toString("utf8")).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        const failure = errorIn(line);
        if (failure !== null) settle(new Error(failure));
      }
    });
    stream.on("error", settle);
    stream.on("end", () => {
      const failure = errorIn(rest);
      settle(failure === null ? undefined : new Error(failure));
    });
  });
}

function errorIn(line: string): string | null {
  try {
    const event: unknown = JSON.parse(line);
    const error = typeof event === "object" && event !== null ? (event as Record<string, unknown>)["error"] : null;
    return typeof error === "string" && error !== "" ? error : null;
  } catch {
    return null;
  }
}

function unavailable(dialect: Dialect, name: string, said: string, loggedIn: boolean): CleanroomError {
  const registry = registryOf(name);
  const unreachable = /dial|lookup|timeout|timed out|no such host|connection refused|no progress|TLS|EOF/i.test(said);
  const denied = /denied|unauthori[sz]ed|authentication required|no basic auth|credentials|forbidden/i.test(said);
  const hint = unreachable
    ? `${registry} can't be reached from ${dialect.title}: load the image beforehand, or set a mirror under [images].`
    : denied
      ? `${loggedIn ? "The login for" : "Log in to"} ${registry} ${loggedIn ? "was not accepted" : `with \`${dialect.name} login ${registry}\``}, or check the name.`
      : `Check the name, or pull it yourself: ${dialect.name} pull ${name}`;
  return new CleanroomError("ImageUnavailable", `${dialect.title} has no image ${name} and can't pull it: ${said}`, {
    hint,
    context: { image: name, engine: dialect.name, registry, reason: said },
  });
}
