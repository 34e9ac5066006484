import { existsSync } from "node:fs";
import type { Socket } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { spawnProcess } from "../core/spawn.js";

type Environment = Readonly<Record<string, string | undefined>>;

/** A process of its own that cleans up after a run that could not do so itself. */
export interface Watchdog {
  /**
   * Lets it go. `clean`: everything of the run is gone, and it just ends; otherwise it tries what the run could not
   * remove. Idempotent.
   */
  release(clean: boolean): void;
}

const NONE: Watchdog = { release: () => undefined };

/**
 * Its stdin tells how we end: a line says that all is well, the end without one that we were killed. Engines may still
 * be at work on what was asked of them last, so it looks again, but not so late that it would be there itself after the
 * 15 s that users are promised.
 */
const SCRIPT = `IFS= read -r line && exit
begun=$(date +%s)
for pause in 0 1 3; do
  [ $(($(date +%s) - begun)) -lt 5 ] || exit
  sleep "$pause"
  "$@"
done`;

/** Shown by `ps`, so that people who find it know what it is. */
const TITLE = "cleanroom-watchdog";

/** What `gc` needs to find the engines and temp folders of this run. Nothing else, so no secret, stays with the process. */
const KEPT =
  /^(PATH|HOME|TMPDIR|XDG_RUNTIME_DIR|DOCKER_(HOST|TLS_VERIFY|CERT_PATH)|CONTAINER_HOST|CLEANROOM_PODMAN_SOCKET)$/;

/**
 * Starts what removes everything of a run (containers, networks, volumes, its temp folder) should this process be
 * killed: at once, and within 15 s at most. It has a session of its own, so that signals for our group or terminal do
 * not reach it, and does not keep this process from ending. Where there is no POSIX shell (Windows), or no CLI beside
 * this file, there is none: `cleanroom gc` and the next run remove what is left.
 *
 * @param env the environment in which the run finds its engines
 */
export function startWatchdog(runId: string, env: Environment): Watchdog {
  const cli = findCli(dirname(fileURLToPath(import.meta.url)));
  if (process.platform === "win32" || cli === null) return NONE;
  const child = spawnProcess("/bin/sh", ["-c", SCRIPT, TITLE, process.execPath, cli, "gc", "--run", runId], {
    cwd: "/",
    env: Object.fromEntries(Object.entries(env).filter(([name]) => KEPT.test(name))),
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  // A machine without /bin/sh has no watchdog; one that was killed can't be told anything.
  child.on("error", () => undefined);
  child.stdin?.on("error", () => undefined);
  child.unref();
  (child.stdin as Socket | null)?.unref();
  return { release: (clean) => void child.stdin?.end(clean ? "done\n" : "") };
}

/** The CLI, seen from the bundle this file has become part of: dist/cli.js, dist/index.js, their chunks, dist/action; or from the sources. */
function findCli(folder: string): string | null {
  const places = ["cli.js", "../cli.js", "../../dist/cli.js"].map((path) => join(folder, path));
  return places.find((path) => existsSync(path)) ?? null;
}
