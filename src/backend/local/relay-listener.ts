import type { Server } from "node:net";
import { spawnProcess } from "../../core/spawn.js";
import type { SandboxNetwork } from "./sandbox-network.js";

/** Where a cell finds a service: a loopback address and port of its own network namespace. */
export interface LoopbackPlace {
  readonly host: string;
  readonly port: number;
}

/**
 * A program for `node -e` in a cell's network namespace: it listens where it is told and hands the listening sockets
 * to its parent, for a socket stays in the namespace it was made in, whoever holds it. Then it ends.
 *
 * The loopback interface may come up a moment after the namespace.
 */
export const LISTENER = `
const { createServer } = require("node:net");
const RETRY_MS = 5;
const TRIES = 1000;
let over = false;
process.on("disconnect", () => { over = true; });
process.on("message", (places) => {
  let left = places.length;
  places.forEach(({ host, port }, index) => {
    const server = createServer();
    let tries = 0;
    const listen = () => server.listen({ host, port });
    server.on("error", (error) => {
      tries += 1;
      if (over) return;
      if (error.code === "EADDRNOTAVAIL" && tries < TRIES) return setTimeout(listen, RETRY_MS);
      process.send({ problem: error.message });
    });
    server.on("listening", () => {
      if (over) return server.close();
      process.send({ index }, server, () => {
        server.close();
        left -= 1;
        if (left === 0) process.disconnect();
      });
    });
    listen();
  });
});
`;

interface Word {
  readonly index?: number;
  readonly problem?: string;
}

export interface ListenerOptions {
  /** PATH in which nsenter is found. */
  readonly path: string;
  /** Words that make a command root's, or none. */
  readonly elevate: readonly string[];
  /** Aborting gives up: the cell is gone. */
  readonly signal: AbortSignal;
}

/**
 * Sockets that listen at these places inside a cell's network namespace, in the order of the places. Nothing is left
 * running. Throws Error with the reason where they can't be had.
 */
export async function openListeners(
  network: SandboxNetwork,
  places: readonly LoopbackPlace[],
  options: ListenerOptions,
): Promise<Server[]> {
  const [program = "", ...args] = [
    ...options.elevate,
    "nsenter",
    ...network.words,
    // sudo clears the environment.
    ...["env", "NODE_CHANNEL_FD=0", "NODE_CHANNEL_SERIALIZATION_MODE=json"],
    ...[process.execPath, "-e", LISTENER],
  ];
  const child = spawnProcess(program, args, {
    cwd: "/",
    env: { PATH: options.path },
    // The channel in the place of stdin, since sudo passes on nothing but standard streams.
    stdio: ["ipc", "ignore", "pipe", ...network.fds],
    detached: true,
  });
  try {
    return await handedOver(child, places, options.signal);
  } finally {
    // Root's can't be killed; the end of the channel ends it too.
    if (child.connected) child.disconnect();
    child.kill("SIGKILL");
  }
}

function handedOver(
  child: ReturnType<typeof spawnProcess>,
  places: readonly LoopbackPlace[],
  signal: AbortSignal,
): Promise<Server[]> {
  return new Promise((resolve, reject) => {
    const servers: Server[] = [];
    let over = false;
    let complaint = "";
    const fail = (reason: string) => {
      if (over) return;
      over = true;
      for (const server of servers) server?.close();
      reject(new Error(reason));
    };
    child.stderr?.on("data", (chunk: Buffer) => {
      if (complaint.length < 4096) complaint += chunk.toString("utf8");
    });
    child.on("message", ({ index, problem }: Word, handle) => {
      if (problem !== undefined) return fail(problem);
      if (index === undefined || handle === undefined || over) return;
      servers[index] = handle as Server;
      if (Object.keys(servers).length < places.length) return;
      over = true;
      resolve(servers);
    });
    if (signal.aborted) fail("the cell is gone");
    signal.addEventListener("abort", () => fail("the cell is gone"), { once: true });
    child.on("error", (error) => fail(error.message));
    child.on("close", () => fail(complaint.trim() || "the program that listens inside the cell ended early"));
    if (child.pid !== undefined) child.send([...places], () => undefined);
  });
}
