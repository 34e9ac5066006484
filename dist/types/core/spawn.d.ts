import { type ChildProcess, type SpawnOptions } from "node:child_process";
/** The one place that starts processes of the host. Same contract as node:child_process `spawn`. */
export declare function spawnProcess(command: string, args: readonly string[], options: SpawnOptions): ChildProcess;
