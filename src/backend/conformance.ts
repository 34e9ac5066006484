import { FILES } from "./conformance/files.js";
import { ISOLATION } from "./conformance/isolation.js";
import { LIFECYCLE } from "./conformance/lifecycle.js";
import { OUTCOME } from "./conformance/outcome.js";
import type { ConformanceCase } from "./conformance/place.js";
import { POD } from "./conformance/pod.js";
import { POD_NETWORK } from "./conformance/pod-network.js";
import { POD_WALLS } from "./conformance/pod-walls.js";
import { PROCESSES } from "./conformance/processes.js";
import { STREAMS } from "./conformance/streams.js";

export type { ConformanceCase, ConformanceContext, Need } from "./conformance/place.js";

/**
 * What every backend must do, for any test framework: each case throws where the contract is not kept.
 *
 * ```ts
 * for (const c of conformanceCases()) it(c.name, () => c.run(backend, { image: "busybox:1" }));
 * ```
 *
 * @param lacks what the backend can't offer on this host; cases that need it are left out
 */
export function conformanceCases(lacks: readonly ConformanceCase["needs"][number][] = []): ConformanceCase[] {
  const all = [
    ...OUTCOME,
    ...STREAMS,
    ...FILES,
    ...PROCESSES,
    ...ISOLATION,
    ...LIFECYCLE,
    ...POD,
    ...POD_NETWORK,
    ...POD_WALLS,
  ];
  return all.filter((entry) => !entry.needs.some((need) => lacks.includes(need)));
}
