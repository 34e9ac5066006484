import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { spawnProcess } from "../../core/spawn.js";
import type { CellStreams } from "../cell/session.js";
import { Gate } from "./gate.js";
import { childrenOf } from "./process-tree.js";

type Spawned = ReturnType<typeof spawnProcess>;

/** Milliseconds that a cell which we may not kill (it is root's) has to end with its stdin. */
const PATIENCE_MS = 5_000;

/** The host's side of a running sandbox: its streams and its end. */
export class SandboxProcess implements CellStreams {
  /** Resolves, with the reason, when the process is gone and its streams are read to their end. */
  readonly ended: Promise<string>;
  /** Null where none was expected. */
  readonly gate: Gate | null;
  readonly #child: Spawned;

  /**
   * @param command the first word is looked up in `path`
   * @param expects which pipes the command expects: `watched` for file descriptor 3 (see guard.ts), and `gated` for 4
   * and 5 (see launcher.ts)
   */
  constructor(
    command: readonly string[],
    path: string,
    expects: { readonly watched: boolean; readonly gated: boolean },
  ) {
    const [program = "", ...args] = command;
    const child = spawnProcess(program, args, {
      cwd: "/",
      env: { PATH: path },
      stdio: Array.from({ length: expects.gated ? 6 : expects.watched ? 4 : 3 }, () => "pipe" as const),
      // A session of its own: Ctrl-C at a terminal reaches us alone, and a step has no terminal to write into.
      detached: true,
    });
    this.#child = child;
    child.stdin?.on("error", () => undefined);
    this.#pipe?.on("error", () => undefined);
    this.ended = endOf(child);
    this.gate = expects.gated ? new Gate(child.stdio, this.ended) : null;
  }

  get pid(): number | null {
    return this.#child.pid ?? null;
  }

  send(text: string): void {
    this.#child.stdin?.write(text);
  }

  end(): void {
    this.#child.stdin?.end();
  }

  receive(receivers: { stdout(chunk: Buffer): void; stderr(chunk: Buffer): void }): void {
    this.#child.stdout?.on("data", receivers.stdout);
    this.#child.stderr?.on("data", receivers.stderr);
  }

  /** Ends the cell and waits until nothing of it runs. */
  async stop(): Promise<void> {
    this.end();
    // With pid 1 goes every process of the cell. The guard, which was there first, stays until it is dismissed.
    const children = this.pid === null ? [] : childrenOf(this.pid);
    for (const pid of children.slice(this.#pipe === null ? 0 : 1)) kill(pid);
    if (this.pid !== null && this.#child.exitCode === null && this.#child.signalCode === null) kill(this.pid);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MS);
    });
    await Promise.race([this.ended, late]);
    clearTimeout(timer);
  }

  /** Tells the guard that nothing is left for it to do. */
  dismissGuard(): void {
    this.#pipe?.end("done\n");
  }

  get #pipe(): Writable | null {
    return (this.#child.stdio[3] as Writable | null | undefined) ?? null;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // Gone in between, or root's: then the end of its stdin has to do.
  }
}

async function endOf(child: Spawned): Promise<string> {
  const reason = await new Promise<string>((resolve) => {
    child.on("error", (error) => {
      if (child.pid === undefined) resolve(error.message);
    });
    child.on("exit", (code, signal) =>
      resolve(signal === null ? `it ended with code ${code}` : `it was ended by ${signal}`),
    );
  });
  const outputs = [child.stdout, child.stderr].filter((stream) => stream !== null);
  await Promise.allSettled(outputs.map((stream) => finished(stream, { writable: false })));
  return reason;
}
