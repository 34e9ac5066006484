import type { RedactedText } from "../model/redacted.js";
import type { StepReport } from "../model/report.js";
import { isBad } from "./failures.js";
import type { StepText, StepTexts } from "./step-texts.js";

/** Kept of each stream, in UTF-16 units: more than any renderer shows. */
const KEPT = 32_000;

/** The ends of what failed steps wrote, collected while a run goes on. */
export class FailedOutputs {
  readonly #texts = new Map<string, StepText>();

  /** @param output redacted, as every event of a run is */
  keep(step: StepReport, output: { readonly stdout: string; readonly stderr: string }): void {
    if (!isBad(step)) return;
    const end = (text: string) => text.slice(-KEPT) as RedactedText;
    this.#texts.set(keyOf(step), { stdout: end(output.stdout), stderr: end(output.stderr) });
  }

  readonly of: StepTexts = (step) => this.#texts.get(keyOf(step)) ?? null;
}

function keyOf({ backend, scenario, name, location: { file, line, column } }: StepReport): string {
  return JSON.stringify([backend, scenario, name, file, line, column]);
}
