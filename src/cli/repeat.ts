import type { RunEvent, RunResult } from "../app/api.js";
import { compareRuns, outputKeeper, type RepeatDifference, type RepeatedRun } from "../app/repeat.js";
import { CleanroomError, EXIT } from "../core/errors.js";
import { inert } from "../report/text.js";
import type { Io } from "./verb.js";

/** More runs than this are a mistyped number. */
const MOST = 10_000;

/**
 * Runs the same thing several times, each run with its own report, and compares them. Returns the exit code: the worst
 * of the runs', and 1 where they pass but differ.
 */
export async function repeat(
  count: string,
  io: Io,
  json: boolean,
  run: (hear: (event: RunEvent) => void) => Promise<RunResult>,
): Promise<number> {
  const times = readCount(count);
  const runs: RepeatedRun[] = [];
  while (runs.length < times && !io.signal.aborted) {
    const { hear, outputs } = outputKeeper();
    runs.push({ result: await run(hear), outputs });
  }
  const say = (text: string) => (json ? io.err : io.out)(`${text}\n`);
  const worst = Math.max(...runs.map(({ result }) => result.exitCode));
  const difference = compareRuns(runs);
  if (difference !== null) {
    say(differenceText(difference, times));
    return Math.max(worst, EXIT.failed);
  }
  if (!io.signal.aborted) {
    const digest = runs[0]?.result.report.content_digest ?? "";
    say(`repeat: ${times} runs, all with the same content digest ${digest}`);
  }
  return worst;
}

function differenceText(difference: RepeatDifference, times: number): string {
  const { step, scenario, backend, where, run, offset, line, column, base, varied } = difference;
  const place = step === "" ? where : `${where} of "${step}" (${scenario}, ${backend})`;
  return [
    `repeat failed: run ${run} of ${times} differs from run 1`,
    `  first difference: ${inert(place)}, byte ${offset} (line ${line}, column ${column})`,
    `  - ${inert(base)}`,
    `  + ${inert(varied)}`,
    "  What varies here is found with: cleanroom run --perturb",
  ].join("\n");
}

function readCount(text: string): number {
  const count = /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= MOST) return count;
  throw new CleanroomError("ConfigInvalid", `--repeat ${text} is not a number of runs from 1 to ${MOST}`, {
    hint: "Say how often to run, as in --repeat 3.",
    context: { repeat: text },
  });
}
