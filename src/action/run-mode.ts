import { randomUUID } from "node:crypto";
import { dirname, resolve } from "node:path";
import type { RunEvent, RunResult } from "../app/api.js";
import { locateFrom } from "../ci/locate.js";
import { EXIT } from "../core/errors.js";
import { annotateFailures } from "./annotate.js";
import type { CoreDoors } from "./core-doors.js";
import { deliverBundle } from "./deliver.js";
import type { ActionInputs } from "./inputs.js";
import { JobLog } from "./job-log.js";
import { setRunOutputs } from "./outputs.js";
import { ScenarioLog } from "./scenario-log.js";
import { STATE } from "./state.js";
import { OutputTails, writeSummary } from "./step-summary.js";
import type { Toolkit } from "./toolkit.js";

/** Mode run: scenarios, then everything the platform is told about them. Resolves to the exit code. */
export async function runMode(
  inputs: ActionInputs,
  doors: CoreDoors,
  toolkit: Toolkit,
  signal: AbortSignal,
): Promise<number> {
  const log = new JobLog(toolkit, randomUUID());
  const scenarios = new ScenarioLog(log);
  const tails = new OutputTails();
  const onEvent = (event: RunEvent): void => {
    if (event.type === "notice") log.line(event.message);
    if (event.type === "warning") log.command(() => toolkit.warning(event.message, { title: "Cleanroom" }));
    if (event.type === "run_started") {
      toolkit.saveState(STATE.runId, event.runId);
      log.line(`Run ${event.runId}: scenarios ${event.scenarios}, steps ${event.steps}`);
    }
    if (event.type === "step_finished") tails.keep(event.step, event.output);
    scenarios.handle(event);
  };
  let result: RunResult;
  try {
    result = await doors.runProject(inputs.request, { onEvent, signal });
  } finally {
    scenarios.close();
  }
  return conclude(result, { inputs, toolkit, tails, interrupted: signal.aborted });
}

interface Conclusion {
  readonly inputs: ActionInputs;
  readonly toolkit: Toolkit;
  readonly tails: OutputTails;
  readonly interrupted: boolean;
}

async function conclude(result: RunResult, { inputs, toolkit, tails, interrupted }: Conclusion): Promise<number> {
  const { cwd, env, paths } = inputs.request;
  setRunOutputs(toolkit, result);
  const { outcome } = result.report;
  if (outcome === "failed" || outcome === "error") {
    const bases = [
      ...paths.map((path) => dirname(resolve(cwd, path))),
      ...paths.map((path) => resolve(cwd, path)),
      cwd,
    ];
    annotateFailures(toolkit, result, locateFrom(env["GITHUB_WORKSPACE"] ?? cwd, bases), inputs.annotations);
  }
  if (result.writeError !== null) {
    const { kind, message, hint } = result.writeError;
    toolkit.error(`${kind}: ${message} ${hint}`, { title: "Cleanroom: results not written whole" });
  }
  const delivered = await deliverBundle(result, inputs, toolkit, interrupted);
  if (inputs.summary) await writeSummary(toolkit, result, tails, delivered.notes);
  if (interrupted) return EXIT.interrupted;
  return result.exitCode === EXIT.ok && delivered.mustFail ? EXIT.infrastructure : result.exitCode;
}
