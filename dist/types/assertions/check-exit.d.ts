import type { Failure } from "../core/errors.js";
import type { Expectation } from "../model/plan.js";
import type { StepFacts } from "./facts.js";
/** The failure of a step that was ended from outside, before it could do what it should; null for any other. */
export declare function checkEnd(expect: Expectation, facts: StepFacts): Failure | null;
/** An exit code that was given overrides the outcome. */
export declare function checkExitCode(expect: Expectation, facts: StepFacts): Failure[];
/** `exited with code 7`, or the signal that a code above 128 stands for. */
export declare function describeExit(exitCode: number): string;
/** The command as a person would type it, cut where it is very long. */
export declare function commandLine(args: readonly string[]): string;
