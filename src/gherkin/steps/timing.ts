import { demand, present } from "../demand.js";
import { repeat } from "../repeat.js";
import { phrase, type Theme } from "../vocabulary.js";
import type { World } from "../world.js";
import { wordsOf } from "./run.js";
import { defined, maxOutputOf } from "./scenario.js";

const ATTEMPTS = 3;
const NEXT_STEP_MS = 30_000;
const CONTINUE = "continue_on_fail";

/** Time budgets, and what concurrency makes of them. */
export const TIMING: Theme = {
  title: "Time",
  phrases: [
    phrase("(the )duration <= {duration}", "The last step took at most so long.", "Then duration <= 1000 ms", atMost),
    phrase("(the )duration is at most {duration}", "The same.", "Then the duration is at most 2 s", atMost),
    phrase(
      "(the )aggregated duration <= {duration}",
      "All steps of the last run together.",
      "Then aggregated duration <= 30000 ms",
      (world, limit: number) => {
        const { steps } = world.last();
        const took = steps.reduce((sum, { report }) => sum + report.duration_ms, 0);
        demand(steps.length > 0 && took <= limit, {
          message: `${steps.length} steps took ${took} ms, expected at most ${limit} ms`,
          expected: limit,
          actual: took,
        });
      },
    ),
    phrase(
      "total duration < {int}x single-step duration",
      "A concurrent scenario takes less time than its steps would one after another: it is measured against a scenario with one of its steps, up to three times, since machines are busy at times.",
      "And total duration < 2x single-step duration",
      totalDuration,
    ),
    phrase(
      "per-step output <= max_output",
      "No stream of a step has more than its `max_output`.",
      "And per-step output <= max_output",
      (world) => {
        const run = world.last();
        demand(run.steps.length > 0, { message: "no step ran" });
        for (const { report } of run.steps) {
          const limit = maxOutputOf(run, report.name);
          const most = Math.max(report.stdout.bytes, report.stderr.bytes);
          demand(most <= limit, {
            message: `${report.name} has ${most} bytes of output, expected at most ${limit}`,
            expected: limit,
            actual: most,
          });
        }
      },
    ),
    phrase(
      /^I run (?:a )?scenario with (?:a )?step (\[.*\])(?: (?:using|with|on)(?: backend)? "?([\w-]+)"?)?$/,
      "Runs a scenario of this step and one more, that goes on after a failure.",
      'When I run scenario with a step ["sleep","--ms","300"] using "auto"',
      async (world, args: string, backend?: string) => {
        const steps = [
          { name: "the step", args: wordsOf(args, world) },
          // Its own time: the limit under test is that of the step before.
          { name: "the next step", args: ["--help"], timeout_ms: NEXT_STEP_MS },
        ];
        await world.run({ name: "a step and another", steps, backend: backend ?? null, continueOnFail: true });
      },
    ),
    phrase(
      "that step fails with (a )timeout",
      "The first step of the last run was ended by its time limit.",
      "Then that step fails with timeout",
      (world) => {
        const step = present(world.last().steps[0], "no step ran").report;
        demand(step.outcome === "failed" && step.error?.kind === "Timeout", {
          message: `${step.name} ended as ${step.outcome}${step.error === null ? "" : ` (${step.error.kind})`}, expected a Timeout`,
          ...{ expected: "Timeout", actual: step.error?.kind ?? step.outcome },
        });
      },
    ),
    phrase(
      "subsequent steps still run if configured {text}",
      "With `continue_on_fail` the steps after a failure run; the same scenario without it leaves them out.",
      'And subsequent steps still run if configured "continue_on_fail"',
      async (world, key: string) => {
        demand(key === CONTINUE, {
          message: `${key} is not what keeps a scenario going`,
          expected: CONTINUE,
          actual: key,
        });
        const run = world.last();
        const rest = (steps: typeof run.steps) => steps.slice(1).map(({ report }) => report.outcome);
        demand(run.steps.length > 1 && rest(run.steps).every((outcome) => outcome === "passed"), {
          message: "with continue_on_fail the steps after the failure did not all run",
          actual: rest(run.steps),
        });
        const without = await world.probe({ ...repeat(run), continueOnFail: false });
        demand(
          rest(without.steps).every((outcome) => outcome === "skipped"),
          { message: "without continue_on_fail steps ran after the failure", actual: rest(without.steps) },
        );
      },
    ),
  ],
};

function atMost(world: World, limit: number): void {
  const { report } = present(world.last().steps.at(-1), "no step ran");
  demand(report.duration_ms <= limit, {
    message: `${report.name} took ${report.duration_ms} ms, expected at most ${limit} ms`,
    expected: limit,
    actual: report.duration_ms,
  });
}

async function totalDuration(world: World, times: number): Promise<void> {
  const spec = defined(world);
  const took = (run: { scenario: { duration_ms: number } | null }) =>
    run.scenario?.duration_ms ?? Number.POSITIVE_INFINITY;
  const measured: { total: number; single: number }[] = [];
  let whole = world.last();
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const single = await world.probe({ ...repeat(whole, spec.steps.slice(0, 1)), concurrent: true });
    const pair = { total: took(whole), single: took(single) };
    measured.push(pair);
    if (pair.total < times * pair.single) return;
    whole = await world.probe({ ...repeat(whole), concurrent: true });
  }
  demand(false, {
    message: `the scenario took ${times} times as long as one of its steps: ${JSON.stringify(measured)}`,
    actual: measured,
  });
}
