import { ownerId, ownerMayLive } from "../../core/owner.js";

/** Marks everything that Cleanroom makes in an engine. */
export const MARK = "cleanroom=1";

/** Seconds after which what a run made is left behind, whoever made it. */
const LIFETIME = 24 * 60 * 60;

/** The label of a container whose network others have joined: it can go only after them. */
const HOLDER = "cleanroom.holder";

/** Labels of a container, network or volume of this process. */
export function ownLabels(runId: string): Record<string, string> {
  return {
    cleanroom: "1",
    "cleanroom.run": runId,
    "cleanroom.owner": ownerId(),
    "cleanroom.expires": String(Math.floor(Date.now() / 1000) + LIFETIME),
  };
}

/** The label that everything of one run carries. */
export function runLabel(runId: string): string {
  return `cleanroom.run=${runId}`;
}

/** Labels of the container that holds a pod's network. */
export function holderLabels(runId: string): Record<string, string> {
  return { ...ownLabels(runId), [HOLDER]: "1" };
}

/** Whether other containers may have joined this one's network. */
export function isHolder(labels: Readonly<Record<string, string>>): boolean {
  return labels[HOLDER] === "1";
}

/** Why something with these labels may be removed; null where it is not ours, or still in use. */
export function leftBehind(labels: Readonly<Record<string, string>>, now: number = Date.now()): string | null {
  if (labels["cleanroom"] !== "1") return null;
  const owner = labels["cleanroom.owner"];
  if (owner !== undefined && !ownerMayLive(owner)) return "its process is gone";
  const expires = Number(labels["cleanroom.expires"]);
  return Number.isFinite(expires) && expires * 1000 < now ? "it has expired" : null;
}
