import type { Failure } from "../core/errors.js";
import { ENGINE_UNAVAILABLE } from "../engine/run.js";
import type { FeatureContext } from "./context.js";
import type { Unfinished } from "./inner-run.js";
import { stepArgument, type TestStep } from "./scenario-job.js";
import type { HookFacts } from "./step-module.js";
import { failureOf, NOT_RUN, outcomeOf, type TestStepResult } from "./step-result.js";
import { ambiguousStep, undefinedStep } from "./undefined-step.js";
import { ScenarioSkipped, type World } from "./world.js";

/** Where a scenario stands when its next step is due. */
export interface Progress {
  /** How the step ended after which no other runs; null while all have passed. */
  readonly over: "skipped" | "failed" | null;
  /** Whether a later step speaks of a run that did not happen. */
  readonly awaited: boolean;
  readonly facts: HookFacts;
}

/** Runs a hook or a step, and says how it ended. Nothing is thrown. */
export async function runTestStep(
  context: FeatureContext,
  world: World,
  test: TestStep,
  progress: Progress,
): Promise<TestStepResult> {
  if (test.kind === "hook") {
    if (progress.over !== null && test.hook.kind === "before") return NOT_RUN;
    return timed(world, true, () => test.hook.handler(world, progress.facts));
  }
  if (progress.over === "skipped") return NOT_RUN;
  const [match, ...others] = test.matches;
  if (match === undefined) {
    const { failure } = await undefinedStep(context.registry, test.step, test.location);
    return unmatched("UNDEFINED", failure);
  }
  if (others.length > 0) return unmatched("AMBIGUOUS", ambiguousStep(test.step, test.location, test.matches));
  if (progress.over !== null) return NOT_RUN;
  const { definition, arguments: values } = match;
  // What a handler takes is known to its phrase alone: the matched expression gives the values that it declares.
  const result = await timed(world, definition.own, () =>
    definition.handler(
      world,
      ...([...values.map((each) => each.getValue(world)), ...stepArgument(test.step)] as never[]),
    ),
  );
  // The run of this very step may be what did not happen, and nobody asks about it.
  const { unfinished } = world;
  if (unfinished === null || progress.awaited || result.outcome === "failed" || result.outcome === "error")
    return result;
  return { ...result, ...endOf(unfinished, context.requireBackend) };
}

function unmatched(status: "UNDEFINED" | "AMBIGUOUS", failure: Failure): TestStepResult {
  return { ...NOT_RUN, status, outcome: "failed", failure };
}

async function timed(world: World, own: boolean, run: () => unknown): Promise<TestStepResult> {
  world.ranInStep = [];
  const startedAt = Date.now();
  const start = performance.now();
  let ended: Pick<TestStepResult, "status" | "outcome" | "failure" | "thrown">;
  try {
    ended = returned(await run());
  } catch (thrown) {
    ended = wasThrown(thrown, own);
  }
  const durationMs = performance.now() - start;
  return { ...ended, startedAt, durationMs, runs: world.ranInStep, shown: world.attachments.take() };
}

function returned(value: unknown): Pick<TestStepResult, "status" | "outcome" | "failure" | "thrown"> {
  if (value === "pending") return pending("the step is pending", null);
  if (value === "skipped") return { status: "SKIPPED", outcome: "skipped", failure: null, thrown: null };
  return { status: "PASSED", outcome: "passed", failure: null, thrown: null };
}

function wasThrown(thrown: unknown, own: boolean): Pick<TestStepResult, "status" | "outcome" | "failure" | "thrown"> {
  if (thrown instanceof ScenarioSkipped) {
    return { status: "SKIPPED", outcome: "skipped", failure: thrown.failure?.toFailure() ?? null, thrown };
  }
  const name = thrown instanceof Error ? thrown.name : "";
  if (own && name === "SkippedException") return { status: "SKIPPED", outcome: "skipped", failure: null, thrown };
  if (own && name === "PendingException") return pending((thrown as Error).message, thrown);
  const failure = failureOf(thrown, own);
  return { status: "FAILED", outcome: outcomeOf(failure), failure, thrown };
}

function pending(message: string, thrown: unknown): Pick<TestStepResult, "status" | "outcome" | "failure" | "thrown"> {
  const failure: Failure = {
    kind: "AssertionFailed",
    message,
    hint: "Write what the step is to do: a pending step does not pass.",
    context: { status: "pending" },
  };
  return { status: "PENDING", outcome: "failed", failure, thrown };
}

function endOf({ outcome, error, reason, intended }: Unfinished, required: boolean) {
  const failure = error.toFailure();
  const demanded = required && !intended && reason === ENGINE_UNAVAILABLE;
  if (outcome === "skipped" && !demanded) {
    return { status: "SKIPPED", outcome: "skipped", failure, thrown: new ScenarioSkipped(reason, error) } as const;
  }
  return { status: "FAILED", outcome: "error", failure, thrown: error } as const;
}
