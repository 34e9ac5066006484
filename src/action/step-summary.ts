import type { RunResult, StepOutput } from "../app/api.js";
import { renderSummary } from "../ci/summary.js";
import type { StepReport } from "../model/report.js";
import type { Toolkit } from "./toolkit.js";

/** What GitHub takes of one step, in bytes: 1 MiB. */
const LIMIT = 1024 * 1024;
/** Kept of the output of one failed step, in UTF-16 units. */
const TAIL = 8 * 1024;

/** The ends of what failed steps printed. */
export class OutputTails {
  readonly #tails = new Map<string, string>();

  keep(step: StepReport, output: StepOutput): void {
    if (step.outcome === "passed" || step.outcome === "skipped") return;
    const text = [output.stdout, output.stderr].filter((part) => part !== "").join("\n");
    this.#tails.set(keyOf(step), text.length <= TAIL ? text : `…${text.slice(-TAIL)}`);
  }

  of(step: StepReport): string {
    return this.#tails.get(keyOf(step)) ?? "";
  }
}

/** Writes the job summary; where the runner offers none, or its file cannot be written, says so and goes on. */
export async function writeSummary(
  toolkit: Toolkit,
  result: RunResult,
  tails: OutputTails,
  notes: readonly string[],
): Promise<void> {
  const text = renderSummary(result.report, { outputOf: (step) => tails.of(step), notes }, LIMIT);
  try {
    await toolkit.summary.addRaw(text).write();
  } catch (thrown) {
    toolkit.info(`No job summary: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}

function keyOf({ backend, scenario, name, location }: StepReport): string {
  return JSON.stringify([backend, scenario, name, location.file, location.line, location.column]);
}
