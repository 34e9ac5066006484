import { spawnProcess } from "../core/spawn.js";
import type { Environment } from "./inner-run.js";

export interface HostResult {
  /** Null where it could not be started. */
  readonly exitCode: number | null;
  /** Both streams, as they came. */
  readonly output: string;
}

/** Runs a tool of the host, such as a compiler: not hermetic, for what is about the project's sources. */
export function runOnHost(
  [program = "", ...args]: readonly string[],
  { cwd, env, signal }: { readonly cwd: string; readonly env: Environment; readonly signal: AbortSignal },
): Promise<HostResult> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const child = spawnProcess(program, args, { cwd, env: { ...env }, stdio: ["ignore", "pipe", "pipe"], signal });
    child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", () => resolve({ exitCode: null, output: "" }));
    child.on("close", (code) => resolve({ exitCode: code ?? 1, output: Buffer.concat(chunks).toString("utf8") }));
  });
}
