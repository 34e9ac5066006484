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
import type { RunCoverage } from "./coverage.js";
import { keepWhatFits } from "./keep-what-fits.js";
import { inOrderOfNeed } from "./order-of-need.js";
import { applyRetention } from "./retention.js";
import { makeRunDir, type RunFile, untakenFiles, writeRunFiles } from "./run-dir.js";
import { cutLogs } from "./service-files.js";

const REPORT = "report.json";

export interface Finished {
  readonly builder: Promise<BuilderFacts>;
  readonly config: LoadedConfig;
  readonly plan: Plan;
  readonly results: readonly ScenarioResult[];
  /** Redacted whole. */
  readonly report: Report;
  /** From `stepFiles` over the same results. */
  readonly logs: readonly RunFile[];
  readonly coverage: RunCoverage | null;
  readonly redactor: Redactor;
  readonly signer: Signer | null;
  /** Milliseconds since the Unix epoch. */
  readonly phases: { readonly start: number; readonly prepared: number; readonly ran: number };
}

/** Writes the run directory and its evidence. A disk that can't take them is told beside the results, not instead. */
export async function writeResults(finished: Finished): Promise<Omit<RunResult, "exitCode" | "cleanedUp">> {
  const { report, config } = finished;
  const { artifacts } = config.settings;
  if (!artifacts.enabled) return { report, runDir: null, bundle: null, writeError: null };
  const runDir = join(artifacts.outputDir, report.run_id);
  try {
    makeRunDir(runDir);
    report.omitted.push(...untakenFiles(finished.results.flatMap(({ steps }) => steps)));
    report.omitted.push(...cutLogs(finished.results.flatMap(({ services = [] }) => services)));
    report.omitted.push(...(finished.coverage?.omitted ?? []));
    const files = keepWhatFits(
      [...documents(finished), ...inOrderOfNeed(finished.logs, report), ...(finished.coverage?.files ?? [])],
      artifacts.maxSizeBytes,
      report,
    );
    // What had to be left out is known, and told, only now.
    const told = files.map((file) => (file.path === REPORT ? reportFile(report) : file));
    writeRunFiles(runDir, told);
    const { bundle } = await seal(finished, runDir);
    applyRetention(artifacts.outputDir, artifacts.keepDays);
    return { report, runDir, bundle, writeError: null };
  } catch (thrown) {
    return { report, runDir, bundle: null, writeError: redacted(asCleanroomError(thrown), finished.redactor) };
  }
}

/** What is rendered from the results, while what the run had started is taken away. */
function documents(finished: Finished): RunFile[] {
  const { report, results, config, redactor } = finished;
  const texts = stepTextsOf(report, results);
  return [
    {
      path: "config.json",
      content: `${JSON.stringify(redactor.json(configJson(config)), null, 2)}\n`,
      essential: true,
    },
    reportFile(report),
    { path: "junit.xml", content: renderJunit(report, texts), essential: true },
    { path: "report.html", content: renderHtml(report, texts), essential: false },
    traceFile(finished),
  ];
}

/** Its last span is the time from the last scenario's end until here; the engines take away the cells beside it. */
function traceFile({ report, phases }: Finished): RunFile {
  const spans: Phase[] = [
    { name: "prepare", start: phases.start, end: phases.prepared },
    { name: "run", start: phases.prepared, end: phases.ran },
    { name: "teardown", start: phases.ran, end: Date.now() },
  ];
  return { path: "trace.json", content: renderTrace(report, spans), essential: false };
}

function reportFile(report: Report): RunFile {
  return { path: REPORT, content: renderReport(report), essential: true };
}

async function seal(
  { builder, plan, report, redactor, signer }: Finished,
  runDir: string,
): Promise<{ bundle: RunResult["bundle"] }> {
  const facts = await builder;
  const scenarios = plan.scenarios.map(({ name, backends, image, policy, isolation, concurrent, steps, services }) => {
    const beside = services?.map((service) => ({ name: service.name, image: service.image }));
    return {
      ...{ name, backends, image, policy: policy.name, isolation, concurrent, steps: steps.map((step) => step.name) },
      ...(beside === undefined ? {} : { services: beside }),
    };
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
