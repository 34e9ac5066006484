import { CleanroomError } from "../core/errors.js";
import type { CoreDoors } from "./core-doors.js";
import type { ActionInputs } from "./inputs.js";
import type { Toolkit } from "./toolkit.js";

/** Mode verify: checks a bundle offline. Throws VerificationFailed. */
export async function verifyMode({ bundle }: ActionInputs, doors: CoreDoors, toolkit: Toolkit): Promise<number> {
  if (bundle === null) return 0;
  const { ok, problems, runId, summary } = await doors.verifyBundle(bundle);
  toolkit.setOutput("outcome", ok ? "passed" : "failed");
  toolkit.setOutput("run-id", runId ?? "");
  toolkit.setOutput("bundle", bundle);
  if (ok) {
    toolkit.info(summary);
    return 0;
  }
  const lines = problems.map(({ part, problem }) => `\n  ${part}: ${problem}`);
  throw new CleanroomError("VerificationFailed", `${bundle}: ${summary}${lines.join("")}`, {
    hint: "The evidence is not what the run wrote: get the bundle again from where it was uploaded.",
    context: { problems },
  });
}
