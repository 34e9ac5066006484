import { spawnProcess } from "../core/spawn.js";

/** Milliseconds that git may take: a repository on a network that hangs must not hold a run. */
const PATIENCE_MS = 2_000;

/** Asks git for the commit that `directory` has checked out; null where there is no git, no repository, or no answer. */
export function gitCommit(
  directory: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | null> {
  return new Promise<string | null>((resolve) => {
    const git = spawnProcess("git", ["rev-parse", "--verify", "HEAD"], {
      cwd: directory,
      env,
      stdio: ["ignore", "pipe", "ignore"],
      timeout: PATIENCE_MS,
      killSignal: "SIGKILL",
      windowsHide: true,
    });
    let text = "";
    git.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
    git.on("error", () => resolve(null));
    git.on("close", () => resolve(/^([0-9a-f]{40,64})\n$/.exec(text)?.[1] ?? null));
  }).catch(() => null);
}
