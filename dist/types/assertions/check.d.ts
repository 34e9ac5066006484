import type { Failure } from "../core/errors.js";
import type { Expectation } from "../model/plan.js";
import type { StepFacts } from "./facts.js";
/**
 * Every expectation that did not hold, the cause first; empty when the step passed. Pure.
 *
 * A step that was ended from outside (timeout, interruption, limit) is not held to its other expectations, as it
 * had no chance to meet them; where that very end was expected, it is.
 */
export declare function checkStep(expect: Expectation, facts: StepFacts): Failure[];
