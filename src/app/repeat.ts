import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Difference, firstDifference } from "../determinism/difference.js";
import type { StepReport } from "../model/report.js";
import type { RunEvent, RunResult, StepOutput } from "./api.js";

/** One of several runs of the same thing: its result, and what its steps printed. */
export interface RepeatedRun {
  readonly result: RunResult;
  /** By `stepKey`. */
  readonly outputs: ReadonlyMap<string, StepOutput>;
}

/** The first place in which a later run differs from the first one. */
export interface RepeatDifference extends Difference {
  readonly scenario: string;
  readonly backend: string;
  /** Which run it was, from 2. */
  readonly run: number;
}

/** Paths of cells without a sandbox, which are new in every run. */
const OWN_PATHS = /\S*cleanroom-run-[^\s/]*\/[^\s/]+\/(workspace|artifacts)/g;

/** Hears the events of one run and keeps what its steps printed. */
export function outputKeeper(): { hear(event: RunEvent): void; readonly outputs: ReadonlyMap<string, StepOutput> } {
  const outputs = new Map<string, StepOutput>();
  const hear = (event: RunEvent) => {
    if (event.type === "step_finished") outputs.set(stepKey(event.step), event.output);
  };
  return { hear, outputs };
}

/**
 * Compares the content digests of runs of the same thing. Null where all agree; else where the first that does not
 * leaves the first run: the earliest step, and in it its output, exit code and artifacts in this order.
 */
export function compareRuns(runs: readonly RepeatedRun[]): RepeatDifference | null {
  const [first, ...rest] = runs;
  if (first === undefined) return null;
  for (const [index, run] of rest.entries()) {
    if (run.result.report.content_digest === first.result.report.content_digest) continue;
    return { ...differenceOf(first, run), run: index + 2 };
  }
  return null;
}

function differenceOf(first: RepeatedRun, other: RepeatedRun): Omit<RepeatDifference, "run"> {
  for (const step of first.result.report.steps) {
    const twin = other.result.report.steps.find((each) => stepKey(each) === stepKey(step));
    const { name, scenario, backend } = step;
    const place = { step: name, scenario, backend };
    if (twin === undefined) return { ...place, ...nothingOf("step"), base: step.outcome, varied: "not there" };
    const outputs = [first.outputs.get(stepKey(step)), other.outputs.get(stepKey(twin))];
    for (const where of ["stdout", "stderr"] as const) {
      const [before = "", after = ""] = outputs.map((output) => output?.[where].replace(OWN_PATHS, "<$1>"));
      const found = firstDifference(Buffer.from(before), Buffer.from(after));
      if (found !== null) return { ...place, where, ...found };
    }
    const found =
      firstDifference(Buffer.from(`${step.exit_code}`), Buffer.from(`${twin.exit_code}`)) ??
      firstDifference(Buffer.from(step.outcome), Buffer.from(twin.outcome));
    if (found !== null) return { ...place, where: "exit code", ...found };
    const paths = [...new Set([...step.files, ...twin.files].map(({ path }) => path))].sort();
    for (const path of paths) {
      const differs = firstDifference(artifact(first.result, step, path), artifact(other.result, twin, path));
      if (differs !== null) return { ...place, where: `artifact ${path}`, ...differs };
    }
  }
  const [a, b] = [first, other].map(({ result }) => result.report.content_digest);
  return { step: "", scenario: "", backend: "", ...nothingOf("content digest"), base: a ?? "", varied: b ?? "" };
}

/** Its bytes, or its digest where the run directory does not hold it. */
function artifact({ runDir }: RunResult, step: StepReport, path: string): Buffer {
  const kept = step.files.find((file) => file.path === path);
  if (kept === undefined) return Buffer.alloc(0);
  try {
    return readFileSync(join(runDir ?? "", step.log_dir ?? "", "artifacts", path));
  } catch {
    return Buffer.from(kept.sha256);
  }
}

function nothingOf(where: string): Pick<Difference, "where" | "offset" | "line" | "column"> {
  return { where, offset: 0, line: 1, column: 1 };
}

function stepKey({ scenario, backend, name, location }: StepReport): string {
  return JSON.stringify([scenario, backend, name, location.line, location.column]);
}
