import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** What a careful person types for the isolation that Cleanroom's locked policy gives. */
const HARDENED = [
  ["--network", "none"],
  ["--cap-drop", "ALL"],
  ["--security-opt", "no-new-privileges"],
  ["--read-only"],
  ["--user", "65534:65534"],
  ["--memory", "512m"],
  ["--pids-limit", "128"],
  ["--tmpfs", "/tmp"],
  ["--log-driver", "none"],
].flat();

/** The Docker CLI of the system where there is one: others on PATH may be wrappers. */
const DOCKER = existsSync("/usr/bin/docker") ? "/usr/bin/docker" : "docker";

/** `docker run` or `podman run`, hardened. */
export function engineRun(engine, image) {
  return [engine === "docker" ? DOCKER : engine, ["run", "--rm", ...HARDENED, image, "true"]];
}

/** A sandbox without an engine: own namespaces, read-only system, private /tmp. */
export const BWRAP = [
  "bwrap",
  [
    "--unshare-all",
    "--die-with-parent",
    "--new-session",
    "--ro-bind",
    "/",
    "/",
    "--dev",
    "/dev",
    "--proc",
    "/proc",
    "--tmpfs",
    "/tmp",
    "true",
  ],
];

/** The engines that answer and have the image; `local` always. */
export function availableEngines({ wanted = ["docker", "podman", "local"], image, log }) {
  return wanted.filter((engine) => {
    if (engine === "local") return true;
    const [command] = engineRun(engine, image);
    const found = spawnSync(command, ["image", "inspect", image], { stdio: "ignore" }).status === 0;
    if (!found) log(`bench: ${engine} is left out: it does not answer, or has no image ${image}`);
    return found;
  });
}

export function works([command, args]) {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}
