import { CleanroomError } from "../../core/errors.js";
import type { ServiceSpec } from "../../model/service.js";

/** Exit code of a probe script that found no program to ask with. */
export const NO_TOOL = 96;

/** Nothing at hand can tell: waiting would not help. */
export function noTool({ name }: ServiceSpec, what: string): CleanroomError {
  return new CleanroomError(
    "ServiceUnhealthy",
    `neither the step's image nor that of service ${JSON.stringify(name)} has a program that can tell ${what}`,
    {
      hint: 'Take an image with nc, curl, wget, bash, python3 or perl for the steps, or use { log = "…" } as `health`.',
    },
  );
}
