import { Relay, type Route } from "./relay.js";
import { enterNetwork } from "./sandbox-network.js";
import type { SandboxProcess } from "./sandbox-process.js";

interface CellRelayOptions {
  readonly asRoot: boolean;
  readonly elevate: readonly string[];
  readonly path: string;
  /** Resolves once the cell's first process has spoken. */
  readonly booted: Promise<unknown>;
}

/** The relay of one cell, opened while the cell starts, and gone with it. */
export class CellRelay {
  /** Resolves, with lines of evidence, once the services' ports are listened on. Rejects with CleanroomError EngineUnavailable. */
  readonly opened: Promise<readonly string[]>;
  readonly #relay: Promise<Relay>;
  readonly #over = new AbortController();

  constructor(child: SandboxProcess, routes: readonly Route[], options: CellRelayOptions) {
    void child.ended.then(() => this.#over.abort());
    this.#relay = openRelay(child, routes, options, this.#over.signal);
    this.opened = this.#relay.then(() => routes.map(evidenceOf));
    // Where the cell itself does not start, that is what is told.
    this.opened.catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#over.abort();
    await this.#relay.then(
      (relay) => relay.close(),
      () => undefined,
    );
  }
}

async function openRelay(
  child: SandboxProcess,
  routes: readonly Route[],
  { asRoot, elevate, path, booted }: CellRelayOptions,
  signal: AbortSignal,
): Promise<Relay> {
  const network = await enterNetwork(child, asRoot, booted);
  try {
    return await Relay.open(network, routes, { elevate, path, signal });
  } finally {
    network.leave();
  }
}

function evidenceOf({ service, inside }: Route): string {
  return `host: sockets of this cell's network namespace, held by cleanroom, lead from ${inside.host}:${inside.port} to service ${service} and nowhere else`;
}
