import { BackendSelector } from "../backend/select.js";
import { sweepTempDirs } from "./temp-dir.js";

/** What a sweep did. One engine that fails does not keep the others from being swept. */
export interface Swept {
  /** A line a removal. */
  readonly removed: readonly string[];
  /** What was thrown, an entry an engine. */
  readonly failed: readonly unknown[];
}

/**
 * Removes what killed runs left on every engine that answers, and in the temp folder.
 *
 * @param runId removes everything of this one run instead, whatever has become of its process
 */
export async function sweep(env: Readonly<Record<string, string | undefined>>, runId?: string): Promise<Swept> {
  const swept = await Promise.allSettled(
    new BackendSelector(env)
      .all()
      .map(async (backend) => ((await backend.probe()).available ? backend.sweep(runId) : [])),
  );
  // Engines may still have the folder mounted until their containers are gone.
  const folders = sweepTempDirs(runId);
  return {
    removed: [...swept.flatMap((each) => (each.status === "fulfilled" ? each.value : [])), ...folders],
    failed: swept.flatMap((each) => (each.status === "rejected" ? [each.reason] : [])),
  };
}
