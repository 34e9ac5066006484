import { connect, createServer, type Server, type Socket } from "node:net";
import { CleanroomError } from "../../core/errors.js";
import { type ListenerOptions, type LoopbackPlace, openListeners } from "./relay-listener.js";
import type { SandboxNetwork } from "./sandbox-network.js";

/** One service as a cell finds it, and where it really is. */
export interface Route {
  readonly service: string;
  readonly inside: LoopbackPlace;
  /** Where the host reaches the service; null before it was started. Asked anew for each connection. */
  outside(): LoopbackPlace | null;
  /** Resolves when the service has ended: from then on connections are refused. */
  readonly ended: Promise<unknown>;
}

/**
 * Leads from a cell's loopback interface to services on the host. Our own process accepts the connections, on sockets
 * that belong to the cell's network namespace: so there is no process that a step could find or kill, none that
 * outlives us, and no interface in the cell but `lo`.
 */
export class Relay {
  readonly #sockets = new Set<Socket>();
  readonly #servers: Server[] = [];

  private constructor() {}

  /** Listens inside on all routes. Throws CleanroomError EngineUnavailable where the cell's network can't be entered. */
  static async open(network: SandboxNetwork, routes: readonly Route[], options: ListenerOptions): Promise<Relay> {
    const relay = new Relay();
    if (routes.length === 0) return relay;
    const places = routes.map((route) => route.inside);
    try {
      const listeners = await openListeners(network, places, options);
      for (const [index, route] of routes.entries()) relay.#serve(listeners[index], route);
      return relay;
    } catch (cause) {
      throw new CleanroomError(
        "EngineUnavailable",
        `services can't be led into the local sandbox: ${(cause as Error).message}`,
        {
          hint: "It takes nsenter (util-linux), and ip (iproute2) where bubblewrap is missing. Or use --backend docker or podman.",
          context: { services: routes.map((route) => route.service) },
          cause,
        },
      );
    }
  }

  /** Ends all connections and stops listening. Idempotent. */
  close(): void {
    for (const server of this.#servers.splice(0)) server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #serve(listener: Server | undefined, route: Route): void {
    if (listener === undefined) return;
    const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => this.#lead(near, route));
    server.on("error", () => undefined);
    // It comes without these options: a server of ours takes its socket over.
    server.listen(listener);
    this.#servers.push(server);
    void route.ended.then(() => server.close());
  }

  #lead(near: Socket, route: Route): void {
    const target = route.outside();
    this.#track(near);
    if (target === null) {
      near.resetAndDestroy();
      return;
    }
    const far = connect({ ...target, allowHalfOpen: true, noDelay: true });
    this.#track(far);
    near.on("error", () => far.resetAndDestroy());
    far.on("error", () => near.resetAndDestroy());
    near.pipe(far);
    far.pipe(near);
  }

  #track(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => this.#sockets.delete(socket));
  }
}
