import type { Variation } from "../../determinism/axes.js";
import type { Traces } from "./backend.js";

/** Why a variation did not take hold, as seen from inside the cell; null where it did, or where nothing can tell. */
export function whyNotVaried(change: Variation, usual: Traces, varied: Traces): string | null {
  const [before, after] = [usual.seen, varied.seen];
  const shell = change.umask !== undefined || change.cpus !== undefined;
  if (shell && after === null) return "the image has no shell that could set it";
  if (change.workdir !== undefined && varied.aliases.length > 0) return "without a sandbox each run has its own path";
  if (before === null || after === null) return null;
  const same = (key: "uid" | "hostname" | "cpus" | "order") => before[key] === after[key];
  if (change.uid !== undefined && same("uid")) return "the cell kept its user";
  if (change.hostname !== undefined && same("hostname")) return "the cell kept its hostname";
  if (change.files === "reversed" && same("order")) return "folders list their files in the same order nevertheless";
  if (change.cpus === "fewer" && same("cpus") && !after.taskset) return "the cell kept its processors";
  return null;
}
