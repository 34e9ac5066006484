import { closeSync, openSync, readFileSync } from "node:fs";
import { childrenOf } from "./process-tree.js";
import type { SandboxProcess } from "./sandbox-process.js";

/** The way into a cell's network namespace, for a program that is started for it from the host. */
export interface SandboxNetwork {
  /** nsenter's words; `/proc/self/fd/…` in them are `fds`, from file descriptor 3 on. */
  readonly words: readonly string[];
  /** Open here, to be passed on; closed by `leave`. */
  readonly fds: readonly number[];
  leave(): void;
}

/** Milliseconds between two looks at whether a user namespace has its identities. */
const IDENTITY_PAUSE_MS = 2;

/**
 * Waits until a starting cell has its network namespace. Throws Error where it ended before.
 *
 * @param booted resolves once pid 1 of the cell has spoken
 */
export async function enterNetwork(
  child: SandboxProcess,
  asRoot: boolean,
  booted: Promise<unknown>,
): Promise<SandboxNetwork> {
  if (child.gate === null) return networkOfRoots(child, booted);
  const fds: number[] = [];
  const leave = () => {
    for (const fd of fds.splice(0)) closeSync(fd);
  };
  try {
    const holder = Number(/"child-pid": (\d+)/.exec(await child.gate.opened)?.[1] ?? child.pid);
    // A pid may come to mean another process, an open file of its namespace may not.
    fds.push(...["net", ...(asRoot ? [] : ["user"])].map((kind) => openSync(`/proc/${holder}/ns/${kind}`, "r")));
    if (!asRoot) await identified(holder);
    // To be root of the namespace that owns the network is what lets an ordinary user into it.
    const user = asRoot ? [] : ["--user=/proc/self/fd/4", "--preserve-credentials"];
    return { words: ["--net=/proc/self/fd/3", ...user], fds, leave };
  } catch (error) {
    leave();
    throw error;
  } finally {
    child.gate.release();
  }
}

/** Until a user namespace says who is who in it, whoever enters it is nobody there. */
async function identified(holder: number): Promise<void> {
  while (readFileSync(`/proc/${holder}/uid_map`, "latin1") === "") {
    await new Promise((resolve) => setTimeout(resolve, IDENTITY_PAUSE_MS));
  }
}

/** A cell that sudo started has no gate, since sudo passes on nothing but standard streams. */
async function networkOfRoots(child: SandboxProcess, booted: Promise<unknown>): Promise<SandboxNetwork> {
  await booted;
  const init = child.pid === null ? null : initBelow(child.pid);
  if (init === null) throw new Error("the cell's first process was not found");
  return { words: [`--net=/proc/${init}/ns/net`], fds: [], leave: () => undefined };
}

/** The descendant that is pid 1 of process numbers of its own (NSpid of proc(5)). */
function initBelow(pid: number): number | null {
  for (const child of childrenOf(pid)) {
    const numbers = /^NSpid:\s*(.*)$/m.exec(statusOf(child))?.[1]?.split(/\s+/) ?? [];
    if (numbers.length > 1 && numbers.at(-1) === "1") return child;
    const below = initBelow(child);
    if (below !== null) return below;
  }
  return null;
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, "latin1");
  } catch {
    return "";
  }
}
