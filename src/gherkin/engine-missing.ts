import { CleanroomError } from "../core/errors.js";
import { ENGINE_UNAVAILABLE } from "../engine/run.js";
import { ScenarioSkipped, type World } from "./world.js";

/** Thrown by a phrase for an engine that is not there: skips the scenario, or fails it where engines are demanded. */
export function engineMissing(world: World, backend: string, why: string): never {
  const error = new CleanroomError("EngineUnavailable", `${backend} can't be used here: ${why}`, {
    hint: "Run `cleanroom doctor` to see what is missing.",
    context: { backend, reason: why },
  });
  world.unfinished = {
    outcome: "skipped",
    reason: ENGINE_UNAVAILABLE,
    error,
    intended: world.unavailable.has(backend),
  };
  throw new ScenarioSkipped(ENGINE_UNAVAILABLE, error);
}
