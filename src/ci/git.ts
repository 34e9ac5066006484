/** Asks git for the commit that `directory` has checked out; null where there is no git or no repository. */
export async function gitCommit(directory: string): Promise<string | null> {
  const { getExecOutput } = await import("@actions/exec");
  try {
    const { exitCode, stdout } = await getExecOutput("git", ["rev-parse", "--verify", "HEAD"], {
      cwd: directory,
      silent: true,
      ignoreReturnCode: true,
    });
    const commit = stdout.trim();
    return exitCode === 0 && /^[0-9a-f]{40,64}$/.test(commit) ? commit : null;
  } catch {
    return null;
  }
}
