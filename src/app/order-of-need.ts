import type { Report } from "../model/report.js";
import type { RunFile } from "./run-dir.js";

/** Logs and artifacts of what failed come first: where not all can be kept, those are looked for. */
export function inOrderOfNeed(logs: readonly RunFile[], { steps, services }: Report): RunFile[] {
  const bad = new Set<string | null>([
    ...steps.filter(({ outcome }) => outcome !== "passed").map(({ log_dir }) => log_dir),
    ...services.filter(({ outcome }) => outcome === "failed").map(({ log }) => log),
  ]);
  const needed = ({ path }: RunFile) => bad.has(path) || bad.has(path.split("/").slice(0, 2).join("/"));
  return [...logs.filter(needed), ...logs.filter((file) => !needed(file))];
}
