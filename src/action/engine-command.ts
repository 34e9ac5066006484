/** How a command of a container engine's own program ended; a program that is missing is one that failed. */
export interface CommandResult {
  readonly ok: boolean;
  readonly stdout: string;
}

/** Runs `docker` or `podman` without a word in the log. Never throws. */
export async function engineCommand(engine: string, args: readonly string[]): Promise<CommandResult> {
  const { getExecOutput } = await import("@actions/exec");
  try {
    const { exitCode, stdout } = await getExecOutput(engine, [...args], { silent: true, ignoreReturnCode: true });
    return { ok: exitCode === 0, stdout };
  } catch {
    return { ok: false, stdout: "" };
  }
}
