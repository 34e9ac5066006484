import { CleanroomError } from "../../core/errors.js";
import { commandCheck } from "./command.js";
import type { Check, Target } from "./target.js";

/** The healthcheck that the image brings, run by ourselves: engines would only run it every half minute. */
export function imageCheck(target: Target): Check {
  const { container, spec } = target;
  if (container.healthcheck === null) {
    throw new CleanroomError("ServiceUnhealthy", `the image ${spec.image} brings no healthcheck`, {
      hint: 'Take { image = true } out of `health`, or say what must hold: a command, { tcp = … } or { http = "…" }.',
    });
  }
  return commandCheck(target, container.healthcheck, container.healthcheck.join(" "));
}
