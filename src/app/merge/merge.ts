import { loadConfig } from "../../config/load.js";
import { createSigner } from "../../evidence/sign.js";
import type { Report } from "../../model/report.js";
import { isBad } from "../../report/failures.js";
import { type StepTexts, stepTextsOf } from "../../report/step-texts.js";
import type { RunHandlers, RunRequest, RunResult } from "../api.js";
import { exitCode } from "../exit-code.js";
import { locateConfig } from "../locate-config.js";
import { inOrderOfNeed } from "../order-of-need.js";
import { redactorFor } from "../redactor-for.js";
import { newRunId } from "../run-id.js";
import { mergeCoverageFiles } from "./coverage.js";
import { findRuns } from "./find.js";
import { type Part, readPart } from "./part.js";
import { remarksOf } from "./remarks.js";
import { mergedReport } from "./report.js";
import { mergeResults } from "./results.js";
import { selectResults } from "./select.js";
import { writeMerge } from "./write.js";

export interface MergeOptions {
  /** Run directories, bundles, or folders that hold some; relative to the working directory. */
  readonly paths: readonly string[];
  /** Of results that differ only the latest counts, instead of all. */
  readonly latest: boolean;
  /** PEM of the key that must have signed every part; null accepts any, and none. */
  readonly publicKey: string | null;
}

/**
 * Makes one run of several: shards, jobs of a matrix, runs merged before. The order of paths does not matter, and what is
 * there twice counts once; see `selectResults` for results that differ. Throws VerificationFailed for a part whose evidence
 * does not hold; nothing is written then.
 */
export async function mergeRuns(request: RunRequest, options: MergeOptions, handlers: RunHandlers): Promise<RunResult> {
  const { cwd, env, overrides } = request;
  const config = await loadConfig({ cwd, env, overrides, configPath: locateConfig(cwd, request.paths) });
  const { attestationEnabled, signingEnabled } = config.settings.security;
  const unsigned =
    request.signing.mode === "auto" && request.signing.key === null && !(attestationEnabled && signingEnabled);
  const signer = unsigned ? null : createSigner(request.signing);
  const redactor = redactorFor(request, config, handlers);
  const parts: Part[] = [];
  for (const place of findRuns(cwd, options.paths)) parts.push(await readPart(place, options.publicKey));
  const selected = selectResults(parts, options.latest);
  const { results, logs, omitted } = mergeResults(selected.units, redactor);
  const { projectDir } = config.settings;
  const seen = await mergeCoverageFiles(parts, selected, { projectDir, redactor });
  const made = mergedReport(newRunId(), parts, selected, results);
  const report = redactor.json({ ...made, omitted: [...omitted], coverage: seen.coverage }) as Report;
  const texts = stepTextsOf(report, results);
  tell(report, texts, handlers);
  for (const { type, message } of remarksOf(report, parts, cwd)) {
    handlers.onEvent({ type, message: redactor.text(message) });
  }
  const files = [...inOrderOfNeed(logs, report), ...seen.files];
  const written = await writeMerge({ request, config, parts, report, texts, files, redactor, signer });
  return { report, ...written, exitCode: exitCode(report, written.writeError), cleanedUp: Promise.resolve() };
}

/** The merged run as events, as a run that happens gives them; of its steps, those that failed. */
function tell({ run_id: runId, scenarios, steps }: Report, texts: StepTexts, { onEvent }: RunHandlers): void {
  onEvent({ type: "run_started", runId, scenarios: scenarios.length, steps: steps.length });
  for (const scenario of scenarios) {
    onEvent({ type: "scenario_started", name: scenario.name, backend: scenario.backend });
    for (const step of scenario.steps.filter(isBad)) {
      onEvent({ type: "step_finished", step, output: texts(step) ?? { stdout: "", stderr: "" } });
    }
    onEvent({ type: "scenario_finished", scenario });
  }
}
