import { CleanroomError } from "../../../core/errors.js";
import { quote } from "../../cell/scripts.js";
import type { ProbeResult } from "../../pod.js";
import { attachedStreams } from "../attach-stream.js";
import type { EngineClient } from "../engine-client.js";
import { faultOf } from "../fault.js";
import { startProblem } from "../start-problem.js";
import { ProbeShell } from "./probe-shell.js";

/** Milliseconds that a shell has to answer for the first time. */
const BOOT_MS = 10_000;
/** Bytes of output that are kept. */
const KEPT = 4096;

/**
 * Runs commands inside one service's container: through a shell that stays there, else, where the image has none, each
 * as a process that the engine starts.
 */
export class ServiceExec {
  #shell: Promise<ProbeShell | null> | null = null;
  readonly #starting = new Set<Promise<unknown>>();

  constructor(
    readonly client: EngineClient,
    readonly containerId: string,
    readonly service: { readonly name: string; readonly image: string },
  ) {}

  async run(argv: readonly string[], timeoutMs: number): Promise<ProbeResult> {
    const script = shellScript(argv);
    const deadline = Date.now() + timeoutMs;
    let shell: ProbeShell | null;
    try {
      shell = await this.#resident(timeoutMs);
    } catch (error) {
      // A container that is paused, or just ended, takes no new process.
      return { exitCode: null, output: faultOf(error).message };
    }
    if (shell !== null) {
      const command = script ?? `exec ${argv.map(quote).join(" ")}`;
      return shell.run(command, Math.max(1, deadline - Date.now()));
    }
    if (script !== null) throw this.#noShell(script);
    const running = this.#plain(argv, Math.max(1, deadline - Date.now()));
    this.#starting.add(running);
    return running.finally(() => this.#starting.delete(running));
  }

  /** Opens the shell before it is needed; what goes wrong is told by `run`. */
  warm(): void {
    void this.#resident(BOOT_MS).catch(() => undefined);
  }

  /** Resolves when no process is on its way into the container any more. */
  async settled(): Promise<void> {
    await Promise.allSettled([this.#shell, ...this.#starting]);
  }

  async close(): Promise<void> {
    const shell = await this.#shell?.catch(() => null);
    shell?.close();
  }

  /** The shell inside, a new one where the last was lost; null where the image has none. */
  async #resident(timeoutMs: number): Promise<ProbeShell | null> {
    const known = this.#shell;
    if (known !== null) {
      const shell = await known;
      if (shell === null || shell.lost === null) return shell;
      if (this.#shell !== known) return this.#resident(timeoutMs);
    }
    const opening = this.#open(timeoutMs);
    this.#shell = opening;
    opening.catch(() => {
      if (this.#shell === opening) this.#shell = null;
    });
    return opening;
  }

  async #open(timeoutMs: number): Promise<ProbeShell | null> {
    let id: string;
    let shell: ProbeShell;
    try {
      id = await this.client.createExec(this.containerId, ["sh"], true);
      const socket = await this.client.attachExec(id);
      shell = new ProbeShell(attachedStreams(socket, () => Promise.resolve("its shell ended")));
    } catch (error) {
      if (startProblem(error) !== null) return null;
      throw error;
    }
    const { exitCode, output } = await shell.run(":", Math.min(timeoutMs, BOOT_MS));
    if (exitCode === 0) return shell;
    shell.close();
    const { ExitCode } = await this.client.inspectExec(id);
    if (ExitCode === 126 || ExitCode === 127) return null;
    throw new Error(output);
  }

  async #plain(argv: readonly string[], timeoutMs: number): Promise<ProbeResult> {
    let output = Buffer.alloc(0);
    let timer: NodeJS.Timeout | undefined;
    try {
      const id = await this.client.createExec(this.containerId, argv, false);
      const socket = await this.client.attachExec(id);
      const streams = attachedStreams(socket, () => Promise.resolve("ended"));
      const keep = (chunk: Buffer) => {
        if (output.length < KEPT) output = Buffer.concat([output, chunk]).subarray(0, KEPT);
      };
      streams.receive({ stdout: keep, stderr: keep });
      const late = new Promise<null>((resolve) => {
        timer = setTimeout(resolve, timeoutMs, null);
      });
      const ended = await Promise.race([streams.ended, late]);
      if (ended === null) {
        socket.destroy();
        return { exitCode: null, output: `it was given up after ${timeoutMs} ms` };
      }
      const { ExitCode } = await this.client.inspectExec(id);
      const said = output.toString("utf8");
      // Docker says 126 of what does not exist, in words of its own.
      const problem = ExitCode === 126 ? startProblem(new Error(said)) : null;
      return { exitCode: problem?.exitCode ?? ExitCode ?? null, output: said };
    } catch (error) {
      const problem = startProblem(error);
      if (problem !== null) return { exitCode: problem.exitCode, output: `${argv[0]}: ${problem.says}` };
      return { exitCode: null, output: faultOf(error).message };
    } finally {
      clearTimeout(timer);
    }
  }

  #noShell(script: string): CleanroomError {
    const { name, image } = this.service;
    return new CleanroomError(
      "ServiceUnhealthy",
      `service "${name}": ${image} has no shell to run \`${script}\` with`,
      {
        hint: 'Use a health check that needs none, such as { tcp = PORT }, { http = "/path" } or { log = "text" }.',
        context: { service: name, image, command: script },
      },
    );
  }
}

/** The script of `sh -c SCRIPT`; null for any other command. */
function shellScript(argv: readonly string[]): string | null {
  const [shell, flag, script] = argv;
  return argv.length === 3 && (shell === "sh" || shell === "/bin/sh") && flag === "-c" ? (script ?? null) : null;
}
