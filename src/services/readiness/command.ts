import type { ProbeResult } from "../../backend/pod.js";
import { type Check, lastWords, type Target, type Verdict } from "./target.js";

/** A command inside the service's container holds when it exits with 0. */
export function commandCheck({ container }: Target, argv: readonly string[], shown: string): Check {
  return async (limitMs) => verdictOf(await container.exec(argv, limitMs), shown, limitMs);
}

export function verdictOf({ exitCode, output }: ProbeResult, shown: string, limitMs: number): Verdict {
  const words = lastWords(output);
  const tail = words === "" ? "" : `: ${words}`;
  if (exitCode === null)
    return { holds: false, hung: true, said: `\`${shown}\` did not end within ${limitMs} ms${tail}` };
  return { holds: exitCode === 0, said: `\`${shown}\` exited with code ${exitCode}${tail}` };
}
