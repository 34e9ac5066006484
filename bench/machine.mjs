import { arch, cpus, platform, release } from "node:os";

/** What figures depend on, in one line. */
export function describeMachine() {
  const [cpu] = cpus();
  return `${cpus().length} x ${cpu?.model.trim() ?? arch()}, ${platform()} ${release()}, Node ${process.versions.node}`;
}
