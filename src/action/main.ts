import * as core from "@actions/core";
import { abortOnSignals } from "./cancellation.js";
import { type CoreDoors, coreDoors } from "./core-doors.js";
import type { ActionInputs } from "./inputs.js";
import { runAction } from "./run-action.js";
import { STATE } from "./state.js";

/** Milliseconds that idle connections may keep the process after its work is done. */
const LINGER_MS = 2000;

/** The entry of the action's main step. */
export async function main(doors: CoreDoors = coreDoors): Promise<void> {
  const { signal } = abortOnSignals(process, (name) =>
    core.info(`${name}: ending the steps; the report is still written`),
  );
  const restoreImages = async (inputs: ActionInputs): Promise<void> => {
    const images = await import("./image-cache.js");
    const cancelled = new Promise<[]>((resolve) => signal.addEventListener("abort", () => resolve([]), { once: true }));
    const kept = await Promise.race([images.restoreImages(inputs, doors, core), cancelled]);
    if (kept.length > 0) core.saveState(STATE.imagesToKeep, JSON.stringify(kept));
  };
  process.exitCode = await runAction({
    toolkit: core,
    doors,
    env: process.env,
    cwd: process.cwd(),
    signal,
    restoreImages,
  });
  setTimeout(() => process.exit(), LINGER_MS).unref();
}
