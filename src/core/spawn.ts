import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";

/** The one place that starts processes of the host. Same contract as node:child_process `spawn`. */
export function spawnProcess(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  return spawn(command, [...args], options);
}
