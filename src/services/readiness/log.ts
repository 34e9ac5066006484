import type { Check, Target } from "./target.js";

/** A text that the service must have written so many times since it was started. */
export function logCheck({ log }: Pick<Target, "log">, text: string, times: number): Check {
  const count = log.count(text);
  return async () => ({
    holds: count.times >= times,
    said: `its log has ${JSON.stringify(text)} ${count.times} of ${times} times`,
  });
}
