import type { Failure } from "../../core/errors.js";
import { demand, present, same } from "../demand.js";
import { phrase, type Theme } from "../vocabulary.js";
import type { World } from "../world.js";

const UNFINISHED = { unfinished: true };

/** Typed errors, and runs that did not happen. */
export const ERRORS: Theme = {
  title: "Errors and skips",
  phrases: [
    phrase(
      "an error {text} is returned",
      "The last run ended with an error of this kind.",
      'Then an error "Timeout" is returned',
      demandKind,
      UNFINISHED,
    ),
    phrase("(the )error kind is {text}", "The same.", 'And error kind is "ProcessExit"', demandKind, UNFINISHED),
    phrase(
      "(the )error context includes {value}",
      "The error carries at least these facts.",
      'And error context includes { "args": ["sleep","--ms","200"], "timeout_ms": 50 }',
      (world, facts: Readonly<Record<string, unknown>>) => {
        const { context } = errorOf(world);
        for (const [key, value] of Object.entries(facts)) {
          demand(same(context[key], value), {
            message: `the error's ${key} is ${JSON.stringify(context[key])}, expected ${JSON.stringify(value)}`,
            ...{ expected: facts, actual: context },
          });
        }
      },
      UNFINISHED,
    ),
    phrase(
      "(the )error message contains {text}",
      "What the error says.",
      'And the error message contains "50 ms"',
      (world, text: string) => {
        const { message } = errorOf(world);
        demand(message.includes(text), {
          message: `the error does not say ${JSON.stringify(text)}`,
          expected: text,
          actual: message,
        });
      },
      UNFINISHED,
    ),
    phrase(
      "the scenario is skipped with reason {text}",
      "The last run was skipped, not failed, and says why.",
      'Then the scenario is skipped with reason "engine unavailable"',
      (world, reason: string) => {
        const scenario = present(world.last().scenario, "nothing was run");
        demand(scenario.outcome === "skipped" && scenario.reason === reason, {
          message: `the run ended as ${scenario.outcome} (${scenario.reason ?? "no reason"}), expected skipped (${reason})`,
          ...{ expected: reason, actual: scenario.reason },
        });
        demand(
          scenario.steps.every((step) => step.outcome === "skipped"),
          { message: "some of its steps ran" },
        );
        world.unfinished = null;
      },
      UNFINISHED,
    ),
    phrase("the OS is Windows", "Skips the scenario on other systems.", "Given the OS is Windows", (world) => {
      if (process.platform !== "win32") world.skip("the OS is not Windows");
    }),
    phrase("the OS is Linux", "Skips the scenario on other systems.", "Given the OS is Linux", (world) => {
      if (process.platform !== "linux") world.skip("the OS is not Linux");
    }),
  ],
};

/** The error of the last run; once it was asked for, the scenario goes on. */
function errorOf(world: World): Failure {
  const told = world.notes.get("error") as Failure | undefined;
  const failure = world.unfinished?.error ?? (world.runs.length === 0 ? told : world.last().report.error);
  const found = present(failure, "the last run ended without an error");
  world.unfinished = null;
  world.notes.set("error", found);
  return found;
}

function demandKind(world: World, kind: string): void {
  const error = errorOf(world);
  demand(error.kind === kind, {
    message: `the error is ${error.kind} (${error.message}), expected ${kind}`,
    ...{ expected: kind, actual: error.kind },
  });
}
