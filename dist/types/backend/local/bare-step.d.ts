import type { StepCommand, StepExit, StepSinks } from "../backend.js";
type Ending = Pick<StepExit, "exitCode" | "ended" | "startedAt" | "durationMs">;
/** Runs one command as a process group of the host, to the end of the last process of it. */
export declare function runBareStep(command: StepCommand, sinks: StepSinks, cwd: string, mark: string): Promise<Ending>;
export {};
