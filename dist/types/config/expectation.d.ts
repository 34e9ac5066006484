import type { Expectation } from "../model/plan.js";
import type { RawExpectation } from "./schema/scenario.js";
/**
 * What a step's `expect` asserts. Without one, and in a table that names neither an exit code nor an error nor an
 * outcome, the step must succeed.
 */
export declare function expectationOf(raw: RawExpectation | undefined): Expectation;
