import { chmodSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";

/** A socket of our own before an engine's: destroying it is what an engine's death looks like from outside. */
export class EngineProxy {
  readonly #sockets = new Set<Socket>();
  #answers = "";

  private constructor(
    readonly path: string,
    readonly server: Server,
  ) {}

  /** @param path where to listen; absolute, at most 107 bytes */
  static async listen(path: string, upstream: string): Promise<EngineProxy> {
    // The attach call of engines closes its two directions one by one.
    const server = createServer({ allowHalfOpen: true });
    const proxy = new EngineProxy(path, server);
    server.on("connection", (near) => {
      const far = connect({ path: upstream, allowHalfOpen: true });
      for (const socket of [near, far]) {
        proxy.#sockets.add(socket);
        socket.on("error", () => undefined);
        socket.on("close", () => {
          proxy.#sockets.delete(socket);
          near.destroy();
          far.destroy();
        });
      }
      far.on("data", (chunk: Buffer) => {
        proxy.#answers += chunk.toString("latin1");
      });
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(path, resolve);
    });
    chmodSync(path, 0o666);
    return proxy;
  }

  /** Whether the engine has said this, in anything that went through. */
  hasSaid(text: string): boolean {
    return this.#answers.includes(text);
  }

  /** Breaks all connections and takes no more. */
  destroy(): void {
    this.server.close();
    for (const socket of this.#sockets) socket.destroy();
  }
}
