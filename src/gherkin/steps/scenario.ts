import { parseBytes } from "../../core/bytes.js";
import { CleanroomError } from "../../core/errors.js";
import type { DataTable } from "../data-table.js";
import { demand, present, same } from "../demand.js";
import type { InnerRun, RawStep, RunSpec } from "../inner-run.js";
import { phrase, type Theme } from "../vocabulary.js";
import type { World } from "../world.js";

/** Scenarios of several steps, defined in the feature. */
export const SCENARIO: Theme = {
  title: "Scenarios of several steps",
  phrases: [
    phrase(
      "I define scenario {text}",
      "A table of steps: `step`, `args` (or `command`), `expect` (success or failure), and where wanted `max_output` and `timeout_ms`.",
      'When I define scenario "Build process"\n  | step    | args          | expect  |\n  | version | ["--version"] | success |',
      (world, name: string, table: DataTable) => define(world, name, table, false),
    ),
    phrase(
      "I define (a )concurrent scenario {text}",
      "The same; its steps run at once, each in a cell of its own.",
      'When I define concurrent scenario "Parallel smoke"\n  | step  | args       | expect  |\n  | help1 | ["--help"] | success |\n  | help2 | ["--help"] | success |',
      (world, name: string, table: DataTable) => define(world, name, table, true),
    ),
    phrase(
      "I execute the scenario on backend {name}",
      "Runs the scenario that was defined.",
      'And I execute the scenario on backend "auto"',
      async (world, backend: string) => void (await world.run({ ...defined(world), backend })),
    ),
    phrase(
      "I execute the scenario",
      "The same where the configuration says.",
      "When I execute the scenario",
      async (world) => void (await world.run(defined(world))),
    ),
    phrase(
      "all/both steps succeeded",
      "Every step did what was expected of it.",
      ["Then all steps succeeded", "Then both steps succeeded"],
      (world) => {
        const { steps } = world.last();
        const bad = steps.filter(({ report }) => report.outcome !== "passed");
        demand(steps.length > 0 && bad.length === 0, () => ({
          message: `${bad.length} of ${steps.length} steps did not succeed:\n${bad.map(({ report }) => `${report.name}: ${report.error?.message ?? report.outcome}`).join("\n")}`,
          actual: bad.map(({ report }) => report.name),
        }));
      },
    ),
    phrase(
      "step order is deterministic",
      "Steps ran one after another in the order they were defined, and do so again.",
      "And step order is deterministic",
      async (world) => {
        const run = world.last();
        const wanted = run.spec.steps.map(({ name }) => name);
        const again = await world.probe(run.spec);
        for (const order of [orderOf(run), orderOf(again)]) {
          demand(same(order, wanted), {
            message: `steps ran in the order ${order.join(", ")}`,
            expected: wanted,
            actual: order,
          });
        }
      },
    ),
    phrase(
      "logs are order-stable by \\(start_ts, step_name)",
      "Report and logs list concurrent steps by the moment they began, then by name.",
      "And logs are order-stable by (start_ts, step_name)",
      (world) => {
        const key = ({ report }: InnerRun["steps"][number]) => `${report.started_at} ${report.name}`;
        const keys = world.last().steps.map(key);
        demand(same(keys, [...keys].sort()), {
          message: `steps are listed as ${keys.join(", ")}`,
          expected: [...keys].sort(),
          actual: keys,
        });
        const numbers = world
          .last()
          .steps.map(({ report }) => Number(/^steps\/(\d+)-/.exec(report.log_dir ?? "")?.[1]));
        demand(
          same(
            numbers,
            numbers.map((_, at) => at + 1),
          ),
          { message: "the logs are not numbered in that order", actual: numbers },
        );
      },
    ),
  ],
};

function define(world: World, name: string, table: DataTable, concurrent: boolean): void {
  const steps = table.hashes().map((row): RawStep => {
    const words = (text: string | undefined) => JSON.parse(text ?? "[]") as string[];
    const { step = "", args, command, expect, max_output, timeout_ms } = row;
    return {
      name: step,
      ...(command === undefined ? { args: words(args) } : { command: words(command) }),
      ...(expect === undefined || expect === "" ? {} : { expect }),
      ...(max_output === undefined || max_output === "" ? {} : { max_output }),
      ...(timeout_ms === undefined || timeout_ms === "" ? {} : { timeout_ms: Number(timeout_ms) }),
    };
  });
  demand(steps.length > 0, { message: `scenario ${JSON.stringify(name)} has no steps` });
  world.notes.set("scenario", { name, steps, concurrent, backend: null } satisfies RunSpec);
}

/** The scenario that was defined last. */
export function defined(world: World): RunSpec {
  const spec = world.notes.get("scenario") as RunSpec | undefined;
  if (spec !== undefined) return spec;
  throw new CleanroomError("ConfigInvalid", "no scenario is defined so far", {
    hint: 'Put a step `When I define scenario "…"` with a table before this one.',
  });
}

function orderOf(run: InnerRun): string[] {
  const started = run.steps.map(({ report }) => report.started_at ?? "");
  demand(same(started, [...started].sort()), {
    message: "a step began before the one that stands before it",
    actual: started,
  });
  return run.steps.map(({ report }) => report.name);
}

/** Bytes that a defined step's output may have. */
export function maxOutputOf({ spec, report }: InnerRun, name: string): number {
  const size = spec.steps.find((step) => step["name"] === name)?.["max_output"];
  const control = report.policy.controls.find((each) => each.name === "output");
  const general = Number(/^(\d+) bytes$/.exec(control?.requested ?? "")?.[1]);
  return present(size === undefined ? general : parseBytes(String(size)), "the step has no max_output");
}
