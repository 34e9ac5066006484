import { constants } from "node:os";
import type { Failure } from "../core/errors.js";
import type { Expectation } from "../model/plan.js";
import { indented, tail } from "./excerpt.js";
import type { StepFacts } from "./facts.js";
import { assertionFailed } from "./mismatch.js";

/** The failure of a step that was ended from outside, before it could do what it should; null for any other. */
export function checkEnd(expect: Expectation, facts: StepFacts): Failure | null {
  const { args, ended, limit, exitCode, timeoutMs } = facts;
  const ran = commandLine(args);
  if (ended === "interrupted") {
    return {
      kind: "Interrupted",
      message: `${ran} was interrupted after ${Math.round(facts.durationMs)} ms`,
      hint: "The run was cancelled or got a signal; run it again.",
      context: { args },
    };
  }
  if (ended === "timeout") {
    const whose = facts.timeoutOf ?? "step";
    const within = `within ${whose === "step" ? "" : "the scenario's "}${timeoutMs ?? Math.round(facts.durationMs)} ms`;
    return {
      kind: "Timeout",
      message: `${ran} did not end ${within}; it was killed with all its children\n${lastWords(facts)}`,
      hint: `Find out what it waits for, or raise timeout_ms of the ${whose}.`,
      context: { args, timeout_ms: timeoutMs, stderr: tail(facts.stderr) },
    };
  }
  if (limit !== null && expect.exitCode !== exitCode) {
    const what = limit === "memory" ? "used more memory than its limit" : "used more CPU time than its limit";
    const key = limit === "memory" ? "memory_bytes" : "cpu_time_secs";
    return {
      kind: "ResourceLimit",
      message: `${ran} ${what} and was killed (exit code ${exitCode})\n${lastWords(facts)}`,
      hint: `Raise limits.${key} in a policy of your own, or let the step need less.`,
      context: { args, limit, exit_code: exitCode, stderr: tail(facts.stderr) },
    };
  }
  return null;
}

/** An exit code that was given overrides the outcome. */
export function checkExitCode(expect: Expectation, facts: StepFacts): Failure[] {
  const { exitCode } = facts;
  // Whoever expects the error ProcessExit expects the very failure that a success would have forbidden.
  const outcome = expect.error === "ProcessExit" ? "success" : expect.outcome;
  const wanted = expect.exitCode ?? (outcome === "success" ? 0 : null);
  if (wanted === exitCode) return expect.error === "ProcessExit" && exitCode !== 0 ? [processExit(facts)] : [];
  if (wanted === 0) return [processExit(facts)];
  if (wanted === null && (outcome === "any" || exitCode !== 0)) return [];
  const expected = wanted ?? "any but 0";
  return [
    assertionFailed({
      matcher: wanted === null ? "failure" : "exit_code",
      message: `${commandLine(facts.args)} ${describeExit(exitCode)}, expected exit code ${expected}\n${lastWords(facts)}`,
      expected,
      actual: exitCode,
      hint: `The step was to ${wanted === null ? "fail" : "end so"} and did not.`,
    }),
  ];
}

function processExit(facts: StepFacts): Failure {
  const { args, exitCode, stderr } = facts;
  return {
    kind: "ProcessExit",
    message: `${commandLine(args)} ${describeExit(exitCode)}, expected success\n${lastWords(facts)}`,
    hint: exitHint(exitCode),
    context: { args, exit_code: exitCode, stderr: tail(stderr) },
  };
}

function exitHint(exitCode: number): string {
  if (exitCode === 127) return "127 means the command was not found: is it in the image and on PATH?";
  if (exitCode === 126) return "126 means the command could not be executed: is it executable, and for this CPU?";
  if (exitCode === 137) return "Something killed it with SIGKILL; a memory limit does that.";
  return 'If this exit code is right, expect it: expect = { exit_code = … } or expect = "failure".';
}

/** `exited with code 7`, or the signal that a code above 128 stands for. */
export function describeExit(exitCode: number): string {
  const signal = Object.entries(constants.signals).find(([, number]) => exitCode === 128 + number)?.[0];
  return signal === undefined ? `exited with code ${exitCode}` : `was ended by ${signal} (exit code ${exitCode})`;
}

/** The command as a person would type it, cut where it is very long. */
export function commandLine(args: readonly string[]): string {
  const shown = args.map((arg) => (/^[\w@%+=:,./-]+$/.test(arg) ? arg : JSON.stringify(arg))).join(" ");
  if (shown === "") return "The command";
  return shown.length <= 160 ? `\`${shown}\`` : `\`${shown.slice(0, 160)}…\``;
}

/** Where programs say why: the end of stderr, or of stdout where that is empty. */
function lastWords(facts: StepFacts): string {
  const name = facts.stderr.trim() === "" ? "stdout" : "stderr";
  const text = tail(facts[name]);
  return text === "" ? "it wrote nothing" : `${name} ended with:\n${indented(text)}`;
}
