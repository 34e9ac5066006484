import { connect, createServer, type Server, type Socket } from "node:net";
import { CleanroomError } from "../core/errors.js";

const HOST = "127.0.0.1";

/** Leads from a service's own port on the loopback interface to the free one on which the engine has published it. */
export class PortLead {
  readonly #sockets = new Set<Socket>();

  private constructor(
    readonly port: number,
    readonly server: Server,
  ) {}

  /**
   * @param published where the service is
   * @param wanted the port it should be on
   * @param insist whether it must be that port; else null is returned where that is taken
   */
  static async open(published: number, wanted: number | null, insist: boolean): Promise<PortLead | null> {
    if (wanted === null || wanted === published) return null;
    const server = createServer({ allowHalfOpen: true, noDelay: true });
    const lead = new PortLead(wanted, server);
    server.on("connection", (near) => lead.#lead(near, published));
    const problem = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
      server.once("error", resolve);
      server.listen(wanted, HOST, () => resolve(null));
    });
    if (problem === null) {
      // Whoever forgets to stop a service is not kept from ending by us.
      server.unref();
      return lead;
    }
    if (!insist) return null;
    throw new CleanroomError("ServiceUnhealthy", `port ${wanted} of this machine can't be used: ${problem.code}`, {
      hint: 'Choose another with withConfig("port", …), or none for a free one.',
      context: { port: wanted, code: problem.code ?? null },
      cause: problem,
    });
  }

  close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  #lead(near: Socket, published: number): void {
    const far = connect({ host: HOST, port: published, allowHalfOpen: true, noDelay: true });
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(socket);
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  }
}
