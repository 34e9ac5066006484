import type { RunEvent, RunResult } from "../app/api.js";
import { EXIT } from "../core/errors.js";
import { FailedOutputs } from "../report/failed-outputs.js";
import { inert, plural } from "../report/text.js";
import { annotateFailures } from "./annotate.js";
import type { CoreDoors } from "./core-doors.js";
import { deliverBundle } from "./deliver.js";
import type { ActionInputs } from "./inputs.js";
import { writeJobSummary } from "./job-summary.js";
import { setRunOutputs } from "./outputs.js";
import { ScenarioLog } from "./scenario-log.js";
import { STATE } from "./state.js";
import type { Toolkit } from "./toolkit.js";

/** Mode run: scenarios, then everything the platform is told about them. Resolves to the exit code. */
export async function runMode(
  inputs: ActionInputs,
  doors: CoreDoors,
  toolkit: Toolkit,
  signal: AbortSignal,
): Promise<number> {
  const scenarios = new ScenarioLog(toolkit);
  const outputs = new FailedOutputs();
  const onEvent = (event: RunEvent): void => {
    if (event.type === "notice") toolkit.info(inert(event.message));
    if (event.type === "warning") toolkit.warning(event.message, { title: "Cleanroom" });
    if (event.type === "run_started") {
      toolkit.saveState(STATE.runId, event.runId);
      toolkit.info(`Run ${event.runId}: ${plural(event.scenarios, "scenario")}, ${plural(event.steps, "step")}`);
    }
    if (event.type === "step_finished") outputs.keep(event.step, event.output);
    scenarios.handle(event);
  };
  let result: RunResult;
  try {
    result = await doors.runProject(inputs.request, { onEvent, signal });
  } finally {
    scenarios.close();
  }
  return conclude(result, outputs, { inputs, toolkit, interrupted: signal.aborted });
}

async function conclude(
  result: RunResult,
  outputs: FailedOutputs,
  { inputs, toolkit, interrupted }: { inputs: ActionInputs; toolkit: Toolkit; interrupted: boolean },
): Promise<number> {
  setRunOutputs(toolkit, result);
  annotateFailures(result.report, inputs, toolkit);
  if (result.writeError !== null) {
    const { kind, message, hint } = result.writeError;
    toolkit.error(`${kind}: ${message} ${hint}`, { title: "Cleanroom: results not written whole" });
  }
  const { evidence, mustFail } = await deliverBundle(result, inputs, toolkit, interrupted);
  if (inputs.summary) await writeJobSummary(result.report, { texts: outputs.of, evidence }, toolkit);
  await result.cleanedUp;
  if (interrupted) return EXIT.interrupted;
  return result.exitCode === EXIT.ok && mustFail ? EXIT.infrastructure : result.exitCode;
}
