import * as core from "@actions/core";
import { type CoreDoors, coreDoors } from "./core-doors.js";
import type { KeptImage } from "./image-cache.js";
import { postAction } from "./post-action.js";

/** Milliseconds that idle connections may keep the process after its work is done. */
const LINGER_MS = 2000;

/** The entry of the action's post step. */
export async function post(doors: CoreDoors = coreDoors): Promise<void> {
  process.on("uncaughtException", (error) => core.warning(error, { title: "Cleanroom" }));
  const keepImages = async (noted: string): Promise<void> => {
    const images = await import("./image-cache.js");
    await images.keepImages(JSON.parse(noted) as KeptImage[], core);
  };
  await postAction({ toolkit: core, doors, env: process.env, keepImages });
  process.exitCode = 0;
  setTimeout(() => process.exit(0), LINGER_MS).unref();
}
