import { spawnProcess } from "../core/spawn.js";

export interface ToolResult {
  /** Null where a signal ended the tool. */
  readonly exitCode: number | null;
  /** Empty where `onStdout` took it. */
  readonly stdout: string;
  readonly stderr: string;
  /** There is no such program. */
  readonly absent: boolean;
}

export interface ToolOptions {
  readonly cwd?: string;
  /** Takes what the tool prints as it comes: for output that is too large to be held. */
  readonly onStdout?: (chunk: Buffer) => void;
}

/** Runs a tool of the host to its end; never throws. What runs it may differ: @actions/exec in an action. */
export type RunTool = (command: string, args: readonly string[], options?: ToolOptions) => Promise<ToolResult>;

/** Bytes kept of what a tool says on stderr: it may say something of every function of a program. */
const STDERR_BYTES = 64 * 1024;

/** A runner that starts processes of its own. */
export function toolRunner(env: Readonly<Record<string, string | undefined>>, signal?: AbortSignal): RunTool {
  return (command, args, { cwd, onStdout } = {}) =>
    new Promise((resolve) => {
      const stdout: Buffer[] = [];
      let stderr = "";
      const child = spawnProcess(command, args, {
        env: { ...env, LC_ALL: "C" },
        stdio: ["ignore", "pipe", "pipe"],
        windowsHide: true,
        ...(cwd === undefined ? {} : { cwd }),
        ...(signal === undefined ? {} : { signal, killSignal: "SIGKILL" as const }),
      });
      child.stdout?.on("data", onStdout ?? ((chunk: Buffer) => void stdout.push(chunk)));
      child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
        if (stderr.length < STDERR_BYTES) stderr += chunk;
      });
      const text = () => Buffer.concat(stdout).toString("utf8");
      child.on("error", (error: NodeJS.ErrnoException) =>
        resolve({ exitCode: null, stdout: text(), stderr: error.message, absent: error.code === "ENOENT" }),
      );
      child.on("close", (exitCode) => resolve({ exitCode, stdout: text(), stderr, absent: false }));
    });
}
