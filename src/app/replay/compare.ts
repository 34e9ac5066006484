import { readFileSync } from "node:fs";
import { join } from "node:path";
import { normaliseOutput } from "../../determinism/normalise.js";
import type { Report, ScenarioReport, StepReport } from "../../model/report.js";

/** One of two runs, and how to read what it left. */
export interface ComparedRun {
  readonly report: Report;
  /** A file by its path in the run directory; null where it was not kept. */
  readonly read: (path: string) => Buffer | null;
}

/** The first thing in which a scenario of the replay differs from the run. */
export interface Difference {
  readonly scenario: string;
  readonly backend: string;
  /** Null where no single step is the place. */
  readonly step: string | null;
  /** `outcome`, `exit_code`, `error`, `stdout`, `stderr`, `files`, `plan`, or `not_run`. */
  readonly what: string;
  readonly was: string;
  readonly is: string;
}

/** Reads from a run directory. */
export function runDirReader(runDir: string | null): ComparedRun["read"] {
  return (path) => {
    try {
      return runDir === null ? null : readFileSync(join(runDir, path));
    } catch {
      return null;
    }
  };
}

/** Holds what was run again against what the run made of the same scenarios; what it had skipped is not looked at. */
export function compareRuns(before: ComparedRun, after: ComparedRun): Difference[] {
  return before.report.scenarios.flatMap((scenario) => {
    if (scenario.content_digest === null) return [];
    const again = after.report.scenarios.filter(({ name, content_digest }) => {
      return name === scenario.name && content_digest !== null;
    });
    const match = again.find(({ backend }) => backend === scenario.backend) ?? again[0];
    if (match === undefined) return [notRun(scenario, after.report)];
    if (match.content_digest === scenario.content_digest) return [];
    return [firstDifference({ run: before, scenario }, { run: after, scenario: match })];
  });
}

interface Side {
  readonly run: ComparedRun;
  readonly scenario: ScenarioReport;
}

function firstDifference(before: Side, after: Side): Difference {
  const { name, backend } = after.scenario;
  const place = { scenario: name, backend };
  for (const [index, step] of before.scenario.steps.entries()) {
    const other = after.scenario.steps.find((each) => each.name === step.name) ?? after.scenario.steps[index];
    if (other === undefined) break;
    const found = stepDifference(step, other, before.run, after.run);
    if (found !== null) return { ...place, step: step.name, ...found };
  }
  const was = before.scenario.outcome;
  const is = after.scenario.outcome;
  if (was !== is) return { ...place, step: null, what: "outcome", was, is };
  const plan = (side: Side) => `seed ${side.run.report.seed}, ${side.scenario.steps.length} steps`;
  return { ...place, step: null, what: "plan", was: plan(before), is: plan(after) };
}

type Found = Pick<Difference, "what" | "was" | "is">;

function stepDifference(was: StepReport, is: StepReport, before: ComparedRun, after: ComparedRun): Found | null {
  const facts: Found[] = [
    { what: "outcome", was: was.outcome, is: is.outcome },
    { what: "exit_code", was: String(was.exit_code), is: String(is.exit_code) },
    { what: "error", was: was.error?.kind ?? "none", is: is.error?.kind ?? "none" },
  ];
  // What a step wrote tells why it ended as it did, but the end is what matters.
  const fact = facts.find((each) => each.was !== each.is);
  if (fact !== undefined) return fact;
  for (const stream of ["stdout", "stderr"] as const) {
    if (was[stream].sha256 === is[stream].sha256) continue;
    const texts = [read(before, was, stream), read(after, is, stream)] as const;
    const line = texts[0] === null || texts[1] === null ? null : firstLine(texts[0], texts[1]);
    if (line === "same") continue;
    const size = (step: StepReport) => `${step[stream].bytes} bytes`;
    return { what: stream, ...(line ?? { was: size(was), is: size(is) }) };
  }
  return filesDifference(was, is);
}

/** What a step wrote, the ids of runs made alike. */
function read({ read: file, report }: ComparedRun, { log_dir: dir }: StepReport, stream: string): string | null {
  const bytes = dir === null ? null : file(`${dir}/${stream}.log`);
  return bytes === null ? null : normaliseOutput(bytes, { workdir: "", runId: report.run_id }).toString("utf8");
}

function firstLine(was: string, is: string): { was: string; is: string } | "same" {
  if (was === is) return "same";
  const [before, after] = [was.split("\n"), is.split("\n")];
  const at = before.findIndex((line, index) => line !== after[index]);
  const index = at === -1 ? before.length : at;
  const shown = (lines: readonly string[]) =>
    lines[index] === undefined ? `line ${index + 1}: (none)` : `line ${index + 1}: ${lines[index]}`;
  return { was: shown(before), is: shown(after) };
}

function filesDifference(was: StepReport, is: StepReport): Found | null {
  const paths = [...new Set([...was.files, ...is.files].map(({ path }) => path))].sort();
  const digest = ({ files }: StepReport, path: string) => files.find((file) => file.path === path)?.sha256;
  const changed = paths.find((path) => digest(was, path) !== digest(is, path));
  if (changed === undefined) return null;
  const told = (step: StepReport) => `${changed}: ${digest(step, changed) ?? "(none)"}`;
  return { what: "files", was: told(was), is: told(is) };
}

function notRun({ name, backend, content_digest }: ScenarioReport, { scenarios }: Report): Difference {
  const again = scenarios.find((each) => each.name === name);
  const why = again?.error?.message ?? again?.reason ?? "it is not there any more";
  return { scenario: name, backend, step: null, what: "not_run", was: `digest ${content_digest}`, is: why };
}
