import type { Check, Verdict } from "./target.js";

/** All must hold at once; what comes after one that does not is not asked. */
export function allOf(checks: readonly Check[]): Check {
  return async (limitMs) => {
    const said: string[] = [];
    for (const check of checks) {
      const verdict = await check(limitMs);
      if (!verdict.holds) return verdict;
      said.push(verdict.said);
    }
    return { holds: true, said: said.join(", ") };
  };
}

/**
 * One that holds is enough; they are asked in turn.
 *
 * @param alone how often the first is asked before the others are: where it costs nothing, and they would take longer than
 * the service needs
 */
export function anyOf(checks: readonly Check[], alone = 0): Check {
  let rounds = 0;
  return async (limitMs) => {
    const failed: Verdict[] = [];
    rounds += 1;
    for (const check of rounds > alone ? checks : checks.slice(0, 1)) {
      const verdict = await check(limitMs);
      if (verdict.holds) return verdict;
      failed.push(verdict);
    }
    const hung = failed.some((verdict) => verdict.hung === true);
    return { holds: false, hung, said: failed.map((verdict) => verdict.said).join("; ") };
  };
}
