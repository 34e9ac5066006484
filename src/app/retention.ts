import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { timeOfRunId } from "./run-id.js";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Removes run folders older than `keepDays` from an output folder; other things in it are left alone. */
export function applyRetention(outputDir: string, keepDays: number | null, now: Date = new Date()): string[] {
  if (keepDays === null) return [];
  const old = readdirSync(outputDir).filter((name) => {
    const began = timeOfRunId(name);
    return began !== null && now.getTime() - began.getTime() > keepDays * DAY_MS;
  });
  for (const name of old) rmSync(join(outputDir, name), { recursive: true, force: true });
  return old;
}
