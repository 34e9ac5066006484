import type { StepReport } from "../model/report.js";

/** Whether a step's name shows its command already, as the names do that steps get which have none of their own. */
export function isNamedByCommand({ name, args }: StepReport): boolean {
  return name.includes(args.join(" "));
}
