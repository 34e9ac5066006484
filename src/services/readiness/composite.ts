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

/** One that holds is enough; they are asked in turn. */
export function anyOf(checks: readonly Check[]): Check {
  return async (limitMs) => {
    const failed: Verdict[] = [];
    for (const check of checks) {
      const verdict = await check(limitMs);
      if (verdict.holds) return verdict;
      failed.push(verdict);
    }
    const hung = failed.some((verdict) => verdict.hung === true);
    return { holds: false, hung, said: failed.map((verdict) => verdict.said).join("; ") };
  };
}
