import { constants } from "node:os";
import { spawnProcess } from "../../core/spawn.js";
import type { StepCommand, StepExit, StepSinks } from "../backend.js";
import { NOT_EXECUTABLE } from "../cell/scripts.js";
import { CELL_MARK, signalTree } from "./process-tree.js";

type Spawned = ReturnType<typeof spawnProcess>;

/** Milliseconds between SIGTERM and SIGKILL when a step has to end. */
const GRACE_MS = 250;
/** Milliseconds that the streams may stay open after the step's end, for what is still in the pipes. */
const DRAIN_MS = 500;
const DENIED = 126;
const NOT_FOUND = 127;

type Ending = Pick<StepExit, "exitCode" | "ended" | "startedAt" | "durationMs">;

/** Runs one command as a process group of the host, to the end of the last process of it. */
export async function runBareStep(command: StepCommand, sinks: StepSinks, cwd: string, mark: string): Promise<Ending> {
  const startedAt = Date.now();
  const start = performance.now();
  const [program = "", ...args] = command.argv;
  let ended: StepExit["ended"] = "exited";
  const child = spawnProcess(program, args, {
    cwd,
    env: { ...command.env, [CELL_MARK]: mark },
    stdio: [command.stdin === null ? "ignore" : "pipe", "pipe", "pipe"],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  child.stdout?.on("data", (chunk: Buffer) => sinks.stdout(chunk));
  child.stderr?.on("data", (chunk: Buffer) => sinks.stderr(chunk));
  // A step that reads none of its input breaks the pipe: its right.
  child.stdin?.on("error", () => undefined);
  if (command.stdin !== null) child.stdin?.end(command.stdin);
  const timers: NodeJS.Timeout[] = [];
  const stop = (why: "timeout" | "interrupted") => {
    const pid = child.pid;
    if (ended !== "exited" || pid === undefined) return;
    ended = why;
    void signalTree(pid, mark, "SIGTERM");
    const hard = process.platform === "win32" ? 0 : GRACE_MS;
    timers.push(setTimeout(() => void signalTree(pid, mark, "SIGKILL"), hard));
  };
  const onAbort = () => stop("interrupted");
  if (command.timeoutMs !== null) timers.push(setTimeout(() => stop("timeout"), command.timeoutMs));
  if (command.signal.aborted) onAbort();
  else command.signal.addEventListener("abort", onAbort, { once: true });
  try {
    const exitCode = await exitOf(child, program, sinks);
    const durationMs = performance.now() - start;
    if (child.pid !== undefined) {
      await signalTree(child.pid, mark, "SIGKILL");
      await drained(child);
    }
    return { exitCode, ended, startedAt, durationMs };
  } finally {
    for (const timer of timers) clearTimeout(timer);
    command.signal.removeEventListener("abort", onAbort);
  }
}

function exitOf(child: Spawned, program: string, sinks: StepSinks): Promise<number> {
  return new Promise((resolve) => {
    child.on("error", (error: NodeJS.ErrnoException) => {
      if (child.pid !== undefined) return;
      const missing = error.code === "ENOENT";
      const denied = error.code === "EACCES" ? NOT_EXECUTABLE : `cannot be run: ${error.message}`;
      const what = missing ? "command not found" : denied;
      sinks.stderr(Buffer.from(`cleanroom: ${program}: ${what}\n`));
      resolve(missing ? NOT_FOUND : DENIED);
    });
    child.on("exit", (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}

/** Waits for the end of the streams; a process that escaped and holds them open does not keep us. */
async function drained(child: Spawned): Promise<void> {
  const streams = [child.stdout, child.stderr].filter((stream) => stream !== null);
  const over = Promise.all(
    streams.map((stream) => (stream.closed ? null : new Promise((resolve) => stream.on("close", resolve)))),
  );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, DRAIN_MS);
  });
  await Promise.race([over, late]);
  clearTimeout(timer);
  for (const stream of streams) stream.destroy();
}
