import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";

/** Servers of this machine, for tests that are to reach them or not. */
export class TestServers {
  readonly #servers: Server[] = [];
  readonly sockets = new Set<Socket>();

  /** Listens on a free port, which is returned. */
  async listen(onConnection: (socket: Socket) => void, host = "127.0.0.1"): Promise<number> {
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      this.sockets.add(socket);
      socket.on("close", () => this.sockets.delete(socket));
      socket.on("error", () => undefined);
      onConnection(socket);
    });
    this.#servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    return (server.address() as AddressInfo).port;
  }

  close(): void {
    for (const server of this.#servers.splice(0)) server.close();
    for (const socket of this.sockets) socket.destroy();
  }
}
