import { checkText } from "../assertions/text-matchers.js";
import type { Failure } from "../core/errors.js";
import type { TextMatcher } from "../model/plan.js";
import type { Services } from "./lifecycle.js";

/** Milliseconds that what a service writes may take to arrive here. */
const ARRIVAL_MS = 1_000;

/** What does not hold of the logs of services, the first failure first. A line that is still on its way is waited for. */
export async function checkServiceLogs(
  services: Pick<Services, "log">,
  expected: Readonly<Record<string, TextMatcher>>,
  snapshot: (name: string, text: string) => Failure | null,
): Promise<Failure[]> {
  const deadline = performance.now() + ARRIVAL_MS;
  const failures: Failure[] = [];
  for (const [service, matcher] of Object.entries(expected)) {
    const log = services.log(service);
    if (log === null) continue;
    const check = () => checkText({ name: `service_logs.${service}`, text: log.text(), snapshot }, matcher);
    let found = check();
    for (let left = ARRIVAL_MS; found.length > 0 && left > 0; left = deadline - performance.now()) {
      await log.written(left);
      found = check();
    }
    failures.push(...found);
  }
  return failures;
}
