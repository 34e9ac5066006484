import { readFileSync } from "node:fs";
import { childrenOf } from "./process-tree.js";

/** Milliseconds between two looks. */
const INTERVAL_MS = 20;

/**
 * Peak memory of a process's descendants where no cgroup counts it: looked at from the host every 20 ms, so a short
 * peak may be missed and the sum counts shared pages more than once.
 *
 * @param root process whose descendants are counted, itself not
 */
export class MemoryPeak {
  #peak: number | null = null;
  readonly #timer: NodeJS.Timeout;

  constructor(
    readonly root: number,
    readonly ignored: number,
  ) {
    this.#timer = setInterval(() => this.#look(), INTERVAL_MS);
    this.#timer.unref();
  }

  /** Ends the looking. Bytes, or null where no process lived long enough to be seen. */
  stop(): number | null {
    clearInterval(this.#timer);
    return this.#peak;
  }

  #look(): void {
    let sum = 0;
    for (const pid of descendants(this.root).slice(this.ignored)) sum += residentBytes(pid);
    if (sum > 0) this.#peak = Math.max(this.#peak ?? 0, sum);
  }
}

/** In the order in which the kernel lists them, parents first. */
function descendants(pid: number): number[] {
  return childrenOf(pid).flatMap((child) => [child, ...descendants(child)]);
}

function residentBytes(pid: number): number {
  const match = /^VmRSS:\s*(\d+) kB/m.exec(read(`/proc/${pid}/status`));
  return match === null ? 0 : Number(match[1]) * 1024;
}

function read(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}
