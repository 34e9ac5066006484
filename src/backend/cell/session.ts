import { randomBytes } from "node:crypto";
import { CleanroomError } from "../../core/errors.js";
import { isEmpty, type WorkspaceArchive } from "../../workspace/archive.js";
import type { CollectedFiles, StepCommand, StepExit, StepSinks } from "../backend.js";
import { NameList, readTar, type TarContent, withMissing } from "./collect.js";
import type { Inbox } from "./inbox.js";
import { MarkerScanner, type Readings } from "./marker.js";
import { artifactsScript, bootScript, stepScript, wantedScript } from "./scripts.js";

/** The three streams of an agent, however a backend came by them. */
export interface CellStreams {
  /** Sends bytes to the agent's stdin. */
  send(text: string): void;
  /** Ends the agent's stdin, which ends the cell. */
  end(): void;
  /** Registers the one receiver of each stream; called once, before anything is sent. */
  receive(receivers: { stdout(chunk: Buffer): void; stderr(chunk: Buffer): void }): void;
  /** Resolves when the streams are over, with what is known of the reason. */
  readonly ended: Promise<string>;
}

export interface SessionOptions {
  readonly workdir: string;
  readonly workspace: WorkspaceArchive;
  /** Bytes of artifacts kept of one step. */
  readonly artifactsBytes: number;
  /** Milliseconds from start until the workspace must be in place. */
  readonly bootTimeoutMs: number;
}

/** Milliseconds between SIGTERM and SIGKILL when a step has to end. */
const GRACE_MS = 250;
/** Milliseconds that a cell has to answer to SIGKILL before it is given up. */
const ANSWER_MS = 10_000;

interface Running {
  readonly stdout: (chunk: Buffer) => void;
  readonly stderr: (chunk: Buffer) => void;
  readonly marked: { stdout: Readings | null; stderr: Readings | null };
  readonly done: (readings: Readings) => void;
  readonly failed: (error: Error) => void;
}

/** Our end of a cell's agent: feeds it steps, cuts its streams, ends what runs too long. */
export class CellSession {
  /** What the kernel said at boot: path -> content (see bootScript). */
  facts: Readonly<Record<string, string>> = {};
  #number = 0;
  #running: Running | null = null;
  #gone: string | null = null;

  private constructor(
    readonly streams: CellStreams,
    readonly inbox: Inbox,
    readonly options: SessionOptions,
  ) {}

  /**
   * Greets the agent, fills the workspace, reads the facts. Throws CellStartError when the agent ends first: its
   * `output` is what it or the engine printed.
   */
  static async start(streams: CellStreams, inbox: Inbox, options: SessionOptions): Promise<CellSession> {
    const session = new CellSession(streams, inbox, options);
    const nonce = randomBytes(16).toString("hex");
    let early = "";
    const scan = (name: "stdout" | "stderr") =>
      new MarkerScanner(
        nonce,
        (chunk) => {
          if (session.#running) session.#running[name](chunk);
        },
        (readings) => session.#mark(name, readings),
      );
    const scanners = { stdout: scan("stdout"), stderr: scan("stderr") };
    streams.receive({
      stdout: (chunk) => {
        if (session.#number <= 1 && early.length < 4096) early += chunk.toString("utf8");
        scanners.stdout.write(chunk);
      },
      stderr: (chunk) => {
        if (session.#number <= 1 && early.length < 4096) early += chunk.toString("utf8");
        scanners.stderr.write(chunk);
      },
    });
    void streams.ended.then((reason) => {
      scanners.stdout.end();
      scanners.stderr.end();
      session.#lost(reason);
    });
    streams.send(`${nonce}\n`);
    const facts: Buffer[] = [];
    const problems: Buffer[] = [];
    const boot = bootScript(options.workdir, {
      empty: isEmpty(options.workspace),
      links: options.workspace.links > 0,
    });
    const sinks = { stdout: (c: Buffer) => facts.push(c), stderr: (c: Buffer) => problems.push(c) };
    let readings: Readings;
    try {
      readings = await withDeadline(session.#script(boot, null, sinks), options.bootTimeoutMs);
    } catch (cause) {
      throw new CellStartError(early.trim() || message(cause), cause);
    }
    if (readings.exitCode !== 0) {
      throw new CellStartError(
        `the workspace could not be unpacked: ${Buffer.concat(problems).toString("utf8").trim()}`,
      );
    }
    session.facts = parseFacts(Buffer.concat(facts).toString("utf8"));
    return session;
  }

  /** Runs one step to its end; see Cell.run. */
  async run(command: StepCommand, sinks: StepSinks): Promise<StepExit> {
    const startedAt = Date.now();
    const start = performance.now();
    let ended: StepExit["ended"] = "exited";
    const timers: NodeJS.Timeout[] = [];
    const stop = (why: "timeout" | "interrupted") => {
      if (ended !== "exited") return;
      ended = why;
      this.streams.send("term\n");
      timers.push(setTimeout(() => this.streams.send("kill\n"), GRACE_MS));
      timers.push(setTimeout(() => this.#lost("it did not answer to SIGKILL"), GRACE_MS + ANSWER_MS));
    };
    const onAbort = () => stop("interrupted");
    const running = this.#script(stepScript(this.#number + 1, command, this.options.workdir), command.stdin, sinks);
    if (command.timeoutMs !== null) timers.push(setTimeout(() => stop("timeout"), command.timeoutMs));
    if (command.signal.aborted) onAbort();
    else command.signal.addEventListener("abort", onAbort, { once: true });
    try {
      const readings = await running;
      const durationMs = performance.now() - start;
      return {
        exitCode: readings.exitCode,
        ended,
        limit: limitOf(readings),
        startedAt,
        durationMs,
        cpuMs: readings.cpuNs === null ? null : readings.cpuNs / 1e6,
        memoryPeakBytes: peakOf(readings),
        memoryCeilingBytes: ceilingOf(readings),
        files: await this.#collect(command.collect, readings.artifactsLeft),
      };
    } finally {
      for (const timer of timers) clearTimeout(timer);
      command.signal.removeEventListener("abort", onAbort);
    }
  }

  close(): void {
    this.#lost("it was closed");
    this.streams.end();
  }

  async #collect(wanted: readonly string[], artifactsLeft: boolean): Promise<CollectedFiles> {
    const limit = this.options.artifactsBytes;
    const files = wanted.length === 0 ? null : await this.#tar(wantedScript(this.options.workdir, wanted), limit);
    const artifacts = artifactsLeft ? await this.#tar(artifactsScript(), limit, true) : null;
    return {
      wanted: files?.files ?? new Map(),
      artifacts: artifacts?.files ?? new Map(),
      omitted: [...(files?.omitted ?? []), ...(artifacts?.omitted ?? [])],
    };
  }

  /** @param listed whether the script names on stderr what the tar should hold */
  async #tar(script: string, limit: number, listed = false): Promise<TarContent> {
    const tar = readTar(limit);
    const names = new NameList();
    await this.#script(script, null, {
      stdout: (chunk) => tar.write(chunk),
      stderr: (chunk) => (listed ? names.write(chunk) : undefined),
    });
    const content = await tar.end();
    return listed ? withMissing(content, names) : content;
  }

  #script(script: string, stdin: Uint8Array | null, sinks: StepSinks): Promise<Readings> {
    if (this.#gone !== null) return Promise.reject(lostError(this.#gone));
    const number = ++this.#number;
    this.inbox.putStep(number, script, stdin);
    return new Promise<Readings>((resolve, reject) => {
      this.#running = {
        stdout: (chunk) => sinks.stdout(chunk),
        stderr: (chunk) => sinks.stderr(chunk),
        marked: { stdout: null, stderr: null },
        done: resolve,
        failed: reject,
      };
      this.streams.send(`run ${number}\n`);
    }).finally(() => this.inbox.dropStep(number));
  }

  #mark(name: "stdout" | "stderr", readings: Readings): void {
    const running = this.#running;
    if (running === null) return;
    running.marked[name] = readings;
    if (running.marked.stdout === null || running.marked.stderr === null) return;
    this.#running = null;
    running.done(running.marked.stdout);
  }

  #lost(reason: string): void {
    this.#gone ??= reason;
    const running = this.#running;
    this.#running = null;
    running?.failed(lostError(this.#gone));
  }
}

/** The agent never came up; `output` is what was printed in its place. */
export class CellStartError extends Error {
  constructor(
    readonly output: string,
    cause?: unknown,
  ) {
    super(`the cell did not start: ${output}`, { cause });
    this.name = "CellStartError";
  }
}

function lostError(reason: string): CleanroomError {
  return new CleanroomError("EngineUnavailable", `the cell went away in the middle of a step: ${reason}`, {
    hint: "The engine may have been stopped or restarted; run `cleanroom doctor`, then run again.",
    context: { reason },
  });
}

/** SIGXCPU, as a shell reports it. */
const CPU_TIME_EXIT = 128 + 24;

function limitOf(readings: Readings): StepExit["limit"] {
  if ((readings.oomKills ?? 0) > 0 && readings.exitCode !== 0) return "memory";
  return readings.exitCode === CPU_TIME_EXIT ? "cpu_time" : null;
}

/** The kernel's high-water mark is the cell's, not the step's: it tells of this step only where it rose. */
function peakOf({ peakBefore, peakAfter, usageBefore }: Readings): number | null {
  if (peakBefore === null || peakAfter === null || usageBefore === null || peakAfter <= peakBefore) return null;
  return peakAfter - usageBefore;
}

/** Whatever this step used, the cell's mark holds it; its own part is what lies above the memory in use before. */
function ceilingOf({ peakAfter, usageBefore }: Readings): number | null {
  return peakAfter === null || usageBefore === null ? null : peakAfter - usageBefore;
}

function parseFacts(text: string): Record<string, string> {
  const facts: Record<string, string> = {};
  for (const part of text.split("\x1d").slice(1)) {
    const lineEnd = part.indexOf("\n");
    facts[part.slice(0, lineEnd)] = part.slice(lineEnd + 1);
  }
  return facts;
}

async function withDeadline<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the cell was not ready after ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

function message(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
