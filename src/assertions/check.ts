import type { Failure } from "../core/errors.js";
import type { Expectation } from "../model/plan.js";
import { checkEnd, checkExitCode, commandLine, describeExit } from "./check-exit.js";
import type { StepFacts } from "./facts.js";
import { assertionFailed, type Subject } from "./mismatch.js";
import { checkText } from "./text-matchers.js";

/**
 * Every expectation that did not hold, the cause first; empty when the step passed. Pure.
 *
 * A step that was ended from outside (timeout, interruption, limit) is not held to its other expectations, as it
 * had no chance to meet them; where that very end was expected, it is.
 */
export function checkStep(expect: Expectation, facts: StepFacts): Failure[] {
  const end = checkEnd(expect, facts);
  if (end !== null && end.kind !== expect.error) {
    return expect.error === undefined ? [end] : [otherError(expect.error, facts, end), end];
  }
  const failures = [
    // The exit code of a step that was killed as expected says nothing, unless it was asked for.
    ...(end === null || expect.exitCode !== undefined ? checkExitCode(expect, facts) : []),
    ...checkTexts(expect, facts),
    ...checkDuration(expect, facts),
    ...checkMemory(expect, facts),
  ];
  if (expect.error === undefined || end !== null) return failures;
  const others = failures.filter((failure) => failure.kind !== expect.error);
  return others.length < failures.length ? others : [otherError(expect.error, facts, failures[0] ?? null), ...failures];
}

function checkTexts(expect: Expectation, facts: StepFacts): Failure[] {
  const { snapshot } = facts;
  const stream = (name: "stdout" | "stderr"): Subject => ({ name, text: facts[name], snapshot });
  return [
    ...(expect.stdout === undefined ? [] : checkText(stream("stdout"), expect.stdout)),
    ...(expect.stderr === undefined ? [] : checkText(stream("stderr"), expect.stderr)),
    ...Object.entries(expect.files ?? {}).flatMap(([path, matcher]) => {
      const text = facts.files.get(path) ?? null;
      return text === null
        ? [missingFile(path, facts)]
        : checkText({ name: `files."${path}"`, text, snapshot }, matcher);
    }),
  ];
}

function missingFile(path: string, facts: StepFacts): Failure {
  const there = [...facts.files].filter(([, text]) => text !== null).map(([name]) => name);
  const others = there.length === 0 ? "" : ` Of the expected files there are: ${there.join(", ")}.`;
  return assertionFailed({
    matcher: `files."${path}"`,
    message: `the file ${path} is not there after the step`,
    expected: path,
    actual: null,
    hint: `The path is relative to the workdir, and what a step writes elsewhere is not seen.${others}`,
  });
}

function checkDuration(expect: Expectation, facts: StepFacts): Failure[] {
  const limit = expect.durationLeMs;
  if (limit === undefined || facts.durationMs <= limit) return [];
  return [
    assertionFailed({
      matcher: "duration_le_ms",
      message: `${commandLine(facts.args)} took ${Math.ceil(facts.durationMs)} ms, expected at most ${limit} ms`,
      expected: limit,
      actual: facts.durationMs,
      hint: "Times differ between machines: leave room, or find what became slow.",
    }),
  ];
}

/** An unknown peak passes where what bounds it is low enough, and fails otherwise: nothing passes unmeasured. */
function checkMemory(expect: Expectation, facts: StepFacts): Failure[] {
  const limit = expect.memoryPeakLe;
  const known = facts.memoryPeakBytes;
  const peak = known ?? facts.memoryCeilingBytes ?? null;
  if (limit === undefined || (peak !== null && peak <= limit)) return [];
  const fail = (message: string, hint: string): Failure[] => [
    assertionFailed({ matcher: "memory_peak_le", message, expected: limit, actual: known, hint }),
  ];
  if (peak === null) {
    return fail(
      `the memory of ${commandLine(facts.args)} could not be measured, so memory_peak_le = ${limit} is not shown to hold`,
      "Run it on a backend that measures memory (docker or podman), or leave memory_peak_le out.",
    );
  }
  if (known === null) {
    return fail(
      `the memory peak of ${commandLine(facts.args)} is hidden behind an earlier step that used ${peak} bytes; expected at most ${limit}`,
      'Set isolation = "step", so that each step is measured by itself.',
    );
  }
  return fail(
    `${commandLine(facts.args)} used ${known} bytes of memory at its peak, expected at most ${limit}`,
    "Raise memory_peak_le if that much is right.",
  );
}

function otherError(expected: string, facts: StepFacts, came: Failure | null): Failure {
  const what = came === null ? describeExit(facts.exitCode) : `failed with ${came.kind}`;
  return assertionFailed({
    matcher: "error",
    message: `${commandLine(facts.args)} ${what}, expected the error ${expected}`,
    expected,
    actual: came?.kind ?? null,
    hint: `Expected by expect.error = "${expected}".`,
  });
}
