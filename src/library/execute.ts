import type { Override, RunResult, StepOutput } from "../app/api.js";
import { runProject } from "../app/run.js";
import { type RunData, RunOutput } from "../assertions/fluent.js";
import { CleanroomError } from "../core/errors.js";
import type { StepReport } from "../model/report.js";
import type { Service } from "../services/service.js";
import { type RunOptions, requestOf } from "./options.js";

/** What the library's runs resolve to: the report, and each step with assertions to chain. */
export interface Execution {
  readonly result: RunResult;
  readonly steps: readonly RunOutput[];
}

/** Runs through the core and pairs each step's report with its captured text. */
export async function execute(
  options: RunOptions,
  command: readonly string[] | null,
  extra: readonly Override[],
  services: readonly Service[] = [],
): Promise<Execution> {
  const outputs = new Map<string, StepOutput>();
  const backend = typeof options.backend === "object" ? options.backend : null;
  const result = await runProject(
    requestOf(options, command, extra),
    {
      signal: options.signal ?? new AbortController().signal,
      onEvent: (event) => {
        if (event.type === "step_finished") outputs.set(keyOf(event.step), event.output);
      },
    },
    { backend, policy: options.policy?.spec ?? null, services },
  );
  // Cells go by themselves, which nobody needs to wait for; services are gone before who awaits the run may look for them.
  if (result.report.services.length > 0) await result.cleanedUp;
  const { error, outcome } = result.report;
  if (outcome === "error" && error !== null) throw new CleanroomError(error.kind, error.message, error);
  const outputOf = (step: StepReport) => {
    const data = dataOf(step, outputs.get(keyOf(step)));
    // A step that never ran failed for what kept it from running, such as a service that was not ready.
    const why = step.outcome === "skipped" ? (result.report.error ?? null) : null;
    return new RunOutput({ ...data, error: data.error ?? why });
  };
  return { result, steps: result.report.steps.map(outputOf) };
}

function keyOf({ scenario, backend, name }: StepReport): string {
  return JSON.stringify([scenario, backend, name]);
}

function dataOf(step: StepReport, output: StepOutput | undefined): RunData {
  return {
    args: step.args,
    exitCode: step.exit_code ?? -1,
    stdout: output?.stdout ?? "",
    stderr: output?.stderr ?? "",
    truncated: { stdout: step.stdout.truncated, stderr: step.stderr.truncated },
    durationMs: step.duration_ms,
    error: step.error,
  };
}
