import { join } from "node:path";
import type { BuilderFacts } from "../ci/detect.js";
import type { LoadedConfig } from "../config/loaded.js";
import { configJson } from "../config/render.js";
import { asCleanroomError, type CleanroomError } from "../core/errors.js";
import { VERSION } from "../core/version.js";
import { sealRun } from "../evidence/seal.js";
import type { Signer } from "../evidence/sign.js";
import type { Plan } from "../model/plan.js";
import type { Report } from "../model/report.js";
import type { ScenarioResult } from "../model/result.js";
import type { Redactor } from "../redaction/redactor.js";
import { renderHtml } from "../report/html.js";
import { renderReport } from "../report/json.js";
import { renderJunit } from "../report/junit.js";
import { stepTextsOf } from "../report/step-texts.js";
import { type Phase, renderTrace } from "../report/trace.js";
import type { RunResult } from "./api.js";
import { applyRetention } from "./retention.js";
import { keepWhatFits, makeRunDir, type RunFile, untakenFiles, writeRunFiles } from "./run-dir.js";

export interface Finished {
  readonly builder: Promise<BuilderFacts>;
  readonly config: LoadedConfig;
  readonly plan: Plan;
  readonly results: readonly ScenarioResult[];
  /** Redacted whole. */
  readonly report: Report;
  /** From `stepFiles` over the same results. */
  readonly logs: readonly RunFile[];
  readonly redactor: Redactor;
  readonly signer: Signer | null;
  /** Settles when everything the run had started is gone. */
  readonly teardown: Promise<unknown>;
  /** Milliseconds since the Unix epoch. */
  readonly phases: { readonly start: number; readonly prepared: number; readonly ran: number };
}

/** Writes the run directory and its evidence. A disk that can't take them is told beside the results, not instead. */
export async function writeResults(finished: Finished): Promise<Omit<RunResult, "exitCode">> {
  const { report, config, phases } = finished;
  const { artifacts } = config.settings;
  if (!artifacts.enabled) {
    await finished.teardown;
    return { report, runDir: null, bundle: null, writeError: null };
  }
  const runDir = join(artifacts.outputDir, report.run_id);
  try {
    makeRunDir(runDir);
    report.omitted.push(...untakenFiles(finished.results.flatMap(({ steps }) => steps)));
    const logs = keepWhatFits(finished.logs, artifacts.maxSizeBytes, report);
    writeRunFiles(runDir, logs);
    await finished.teardown;
    writeRunFiles(
      runDir,
      render(finished, [
        { name: "prepare", start: phases.start, end: phases.prepared },
        { name: "run", start: phases.prepared, end: phases.ran },
        { name: "teardown", start: phases.ran, end: Date.now() },
      ]),
    );
    const { bundle } = await seal(finished, runDir);
    applyRetention(artifacts.outputDir, artifacts.keepDays);
    return { report, runDir, bundle, writeError: null };
  } catch (thrown) {
    await finished.teardown;
    return { report, runDir, bundle: null, writeError: redacted(asCleanroomError(thrown), finished.redactor) };
  }
}

function render({ report, results, config, redactor }: Finished, phases: readonly Phase[]): RunFile[] {
  const texts = stepTextsOf(report, results);
  const file = (path: string, content: string): RunFile => ({ path, content, essential: true });
  return [
    file("config.json", `${JSON.stringify(redactor.json(configJson(config)), null, 2)}\n`),
    file("report.json", renderReport(report)),
    file("junit.xml", renderJunit(report, texts)),
    file("report.html", renderHtml(report, texts)),
    file("trace.json", renderTrace(report, phases)),
  ];
}

async function seal(
  { builder, plan, report, redactor, signer }: Finished,
  runDir: string,
): Promise<{ bundle: RunResult["bundle"] }> {
  const facts = await builder;
  const scenarios = plan.scenarios.map(({ name, backends, image, policy, isolation, concurrent, steps }) => {
    return { name, backends, image, policy: policy.name, isolation, concurrent, steps: steps.map((step) => step.name) };
  });
  return sealRun({
    runDir,
    report,
    parameters: redactor.json({ seed: plan.seed, workdir: plan.workdir, bin: plan.bin, scenarios, ci: { ...facts } }),
    signer,
    builder: { id: facts.id, version: VERSION },
  });
}

function redacted(error: CleanroomError, redactor: Redactor): ReturnType<CleanroomError["toFailure"]> {
  return redactor.json(error.toFailure());
}
