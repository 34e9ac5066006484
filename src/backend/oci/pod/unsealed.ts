import { CleanroomError } from "../../../core/errors.js";
import type { Dialect } from "../dialect.js";

/** The engine has no network to give that the host has no part in. */
export function unsealed({ title, name }: Dialect, why: string): CleanroomError {
  return new CleanroomError("EnforcementUnavailable", `${title} can't keep services from the outside: ${why}`, {
    hint: 'Use another engine, or a policy with net = "full" if the steps may reach everything.',
    context: { engine: name, control: "network", reason: why },
  });
}
