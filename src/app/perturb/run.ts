import type { Variation } from "../../determinism/axes.js";
import type { Channel, Observed } from "../../determinism/baseline.js";
import { normaliseOutput } from "../../determinism/normalise.js";
import type { EngineContext } from "../../engine/context.js";
import { executePlan } from "../../engine/run.js";
import type { PlannedScenario } from "../../model/plan.js";
import type { ScenarioReport } from "../../model/report.js";
import type { ScenarioResult } from "../../model/result.js";
import { type ExaminationLimits, type Traces, VariedBackend } from "./backend.js";

/** One run of a scenario, varied, as far as it is compared with others. */
export interface VariedRun {
  readonly observed: Observed;
  readonly report: ScenarioReport;
  readonly traces: Traces;
}

const SILENT = { scenarioStarted: () => undefined, stepFinished: () => undefined, scenarioFinished: () => undefined };

/** Runs one scenario through the engine, in cells that are varied. Snapshots are neither compared nor written. */
export async function runVaried(
  context: EngineContext,
  scenario: PlannedScenario,
  variation: Variation,
  limits: ExaminationLimits,
): Promise<VariedRun> {
  const traces: Traces = { made: [], seen: null, aliases: [] };
  const closing: Promise<void>[] = [];
  const workdir = variation.workdir ?? context.plan.workdir;
  const from = Date.now();
  const [result] = await executePlan({
    ...context,
    // One after another, so that what is left behind belongs to a step.
    plan: { ...context.plan, workdir, scenarios: [{ ...scenario, concurrent: false }] },
    select: async (name) => {
      const selected = await context.select(name);
      if (selected.backend === null) return selected;
      return { ...selected, backend: new VariedBackend(selected.backend, variation, traces, limits) };
    },
    observer: SILENT,
    compareSnapshot: () => null,
    afterwards: (work) => {
      closing.push(work);
      context.afterwards(work);
    },
  });
  await Promise.allSettled(closing);
  if (result === undefined) throw new Error("the scenario gave no result");
  return {
    observed: { from, to: Date.now(), channels: channelsOf(context, result, traces, { ...variation, workdir }) },
    report: result.report,
    traces,
  };
}

function channelsOf(
  { redactor }: EngineContext,
  result: ScenarioResult,
  traces: Traces,
  { workdir, forget = [] }: Variation & { readonly workdir: string },
): Map<string, Channel> {
  const channels = new Map<string, Channel>();
  const paths = { workdir, cellWorkdirs: traces.aliases.map((alias) => alias.workdir) };
  const artifactsDirs = traces.aliases.map((alias) => alias.artifactsDir);
  let ran = 0;
  result.steps.forEach(({ report, stdout, stderr, artifacts }, index) => {
    const put = (where: string, bytes: Buffer) => {
      const placed = normaliseOutput(bytes, { ...paths, artifactsDirs });
      const text = forget.reduce((rest, name) => rest.replaceAll(name, "<name>"), placed.toString("latin1"));
      const normal = forget.length === 0 ? placed : Buffer.from(text, "latin1");
      channels.set(`${index} ${where}`, { step: report.name, where, bytes: normal });
    };
    const { exit_code: exitCode, error } = report;
    const ended = exitCode ?? (report.outcome === "skipped" ? "not run" : (error?.kind ?? "no"));
    put("stdout", stdout);
    put("stderr", stderr);
    put("exit code", Buffer.from(`${ended}`));
    for (const [path, bytes] of artifacts) put(`artifact ${path}`, bytes);
    if (report.outcome === "skipped") return;
    const made = traces.made[ran++];
    for (const [path, bytes] of made?.files ?? []) put(`file ${redactor.text(path)}`, redactor.bytes(bytes));
    put("modes of files", Buffer.from(redactor.text(made?.modes ?? "")));
  });
  return channels;
}
