import type { CoreDoors } from "./core-doors.js";
import type { ActionInputs } from "./inputs.js";
import { runMode } from "./run-mode.js";
import type { Toolkit } from "./toolkit.js";

/** Mode merge: one run of several, then what the platform is told of any run. Resolves to the exit code. */
export function mergeMode(
  inputs: ActionInputs,
  doors: CoreDoors,
  toolkit: Toolkit,
  signal: AbortSignal,
): Promise<number> {
  const merging: CoreDoors = {
    ...doors,
    runProject: (request, handlers) => doors.mergeRuns(request, inputs.merge, handlers),
  };
  return runMode(inputs, merging, toolkit, signal);
}
