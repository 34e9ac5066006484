import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { childrenOf } from "./process-tree.js";
import { TestPrograms } from "./programs.test-support.js";
import { type ListenerOptions, openListeners } from "./relay-listener.js";

const asRoot = process.getuid?.() === 0;
/** Joining one's own namespace takes the same rights as another. */
const network = { words: ["--net=/proc/self/ns/net"], fds: [], leave: () => undefined };
const path = process.env["PATH"] ?? "";
const options: ListenerOptions = { path, elevate: [], signal: new AbortController().signal };
/** No host has it: RFC 5737. */
const NEVER_UP = { host: "203.0.113.7", port: 1000 };

describe.skipIf(!asRoot)("listening in a network namespace", () => {
  const programs = new TestPrograms();
  beforeAll(() => programs.build("relay-program.test-support.ts"));
  afterAll(() => programs.remove());

  it("gives sockets in the order of the places", async () => {
    const servers = await openListeners(
      network,
      [0, 0, 0].map((port) => ({ host: "127.0.0.3", port })),
      options,
    );
    expect(servers.map((server) => server.address())).toEqual(
      Array.from({ length: 3 }, () => expect.objectContaining({ address: "127.0.0.3" })),
    );
    for (const server of servers) server.close();
  });

  it("tells why it can't", async () => {
    const [taken] = await openListeners(network, [{ host: "127.0.0.3", port: 0 }], options);
    const address = taken?.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    await expect(openListeners(network, [{ host: "127.0.0.3", port }], options)).rejects.toThrow("EADDRINUSE");
    taken?.close();
    await expect(openListeners({ ...network, words: ["--net=/nowhere"] }, [NEVER_UP], options)).rejects.toThrow(
      "/nowhere",
    );
    await expect(openListeners(network, [NEVER_UP], { ...options, path: "/nowhere" })).rejects.toThrow("ENOENT");
  });

  it("gives up where the loopback interface never comes up", { timeout: 60_000 }, async () => {
    await expect(openListeners(network, [NEVER_UP], options)).rejects.toThrow("EADDRNOTAVAIL");
  });

  it("is given up with its cell", async () => {
    const over = new AbortController();
    const opening = openListeners(network, [NEVER_UP], { ...options, signal: over.signal });
    setTimeout(() => over.abort(), 100);
    await expect(opening).rejects.toThrow("the cell is gone");
  });

  it("ends with the process that asked for it, even where that is killed", async () => {
    const program = programs.start([], null, { PATH: path });
    const listener = () => childrenOf(program.pid ?? 0)[0] ?? 0;
    await expect.poll(() => argsOf(listener())).toContain("EADDRNOTAVAIL");
    const pid = listener();
    program.kill("SIGKILL");
    await expect.poll(() => argsOf(pid)).not.toContain("EADDRNOTAVAIL");
  });
});

function argsOf(pid: number): string {
  try {
    return execFileSync("ps", ["-p", `${pid}`, "-o", "args="], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch {
    return "";
  }
}
