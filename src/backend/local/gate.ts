import type { Readable, Writable } from "node:stream";

/**
 * The pipes by which a launcher tells that its cell's network namespace is there, and is held up until we have opened
 * what we need of it; see SandboxSpec.gated.
 */
export class Gate {
  /** What the launcher wrote. Rejects with Error where the cell ends first. */
  readonly opened: Promise<string>;
  readonly #release: Writable;

  /** @param stdio the launcher's streams by file descriptor */
  constructor(stdio: readonly (Readable | Writable | null | undefined)[], ended: Promise<string>) {
    const [news, release] = [stdio[4] as Readable, stdio[5] as Writable];
    for (const stream of [news, release]) stream.on("error", () => undefined);
    this.#release = release;
    this.opened = new Promise((resolve, reject) => {
      news.once("data", (chunk: Buffer) => resolve(chunk.toString("latin1")));
      void ended.then((reason) => reject(new Error(`the cell did not start: ${reason}`)));
    });
    this.opened.catch(() => undefined);
  }

  release(): void {
    this.#release.end();
  }
}
