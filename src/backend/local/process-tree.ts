import { readdirSync, readFileSync } from "node:fs";
import { spawnProcess } from "../../core/spawn.js";
import { isAbandoned } from "./cell-name.js";

/** Environment variable that every process of a bare cell inherits: how its leftovers are found. */
export const CELL_MARK = "CLEANROOM_CELL";
/** Rounds of looking for processes that were started while others were being killed. */
const ROUNDS = 20;

/**
 * Ends a step's processes where no namespace holds them together: its process group, and on Linux also those that
 * have left the group but still carry the cell's mark. A process that drops both escapes; only a sandbox has no way out.
 *
 * @param leader pid of the step, leader of its own group
 */
export async function signalTree(leader: number, mark: string, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (process.platform === "win32") {
    if (signal === "SIGKILL") await taskkill(leader);
    return;
  }
  send(-leader, signal);
  for (let round = 0; round < ROUNDS; round += 1) {
    const marked = markedProcesses(mark);
    for (const pid of marked) send(pid, signal);
    if (marked.length === 0 || signal === "SIGTERM") return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** Children of a process in the order of their birth; none where the kernel does not tell (CONFIG_PROC_CHILDREN). */
export function childrenOf(pid: number): number[] {
  try {
    const listed = readFileSync(`/proc/${pid}/task/${pid}/children`, "latin1").split(" ");
    return listed.filter((word) => word !== "").map(Number);
  } catch {
    return [];
  }
}

/** Ends processes of bare cells whose makers are gone; a line for each. */
export function sweepProcesses(): string[] {
  if (process.platform !== "linux") return [];
  const stale = processIds().filter((pid) => isAbandoned(markOf(pid) ?? ""));
  for (const pid of stale) send(Number(pid), "SIGKILL");
  return stale.map((pid) => `process ${pid} of a step`);
}

/** Processes (zombies aside, whose environment is empty) that started with this mark. */
function markedProcesses(mark: string): number[] {
  if (process.platform !== "linux") return [];
  return processIds()
    .filter((pid) => markOf(pid) === mark)
    .map(Number);
}

function processIds(): string[] {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
}

function markOf(pid: string): string | null {
  try {
    const variable = readFileSync(`/proc/${pid}/environ`, "latin1")
      .split("\0")
      .find((entry) => entry.startsWith(`${CELL_MARK}=`));
    return variable?.slice(CELL_MARK.length + 1) ?? null;
  } catch {
    return null;
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already.
  }
}

function taskkill(pid: number): Promise<void> {
  return new Promise((resolve) => {
    const child = spawnProcess("taskkill", ["/T", "/F", "/PID", `${pid}`], { stdio: "ignore" });
    child.on("error", () => resolve());
    child.on("exit", () => resolve());
  });
}
