import { BackendSelector } from "../backend/select.js";
import { sweepTempDirs } from "./temp-dir.js";

/** Removes what killed runs left on every engine that answers, and in the temp folder. Returns a line a removal. */
export async function sweep(env: Readonly<Record<string, string | undefined>>): Promise<string[]> {
  const backends = new BackendSelector(env).all();
  const removed = await Promise.all(
    backends.map(async (backend) => ((await backend.probe()).available ? backend.sweep() : [])),
  );
  return [...removed.flat(), ...sweepTempDirs()];
}
