import { type Failure } from "../core/errors.js";
import type { TextMatcher } from "../model/plan.js";
import { type Subject } from "./mismatch.js";
/** Every matcher that does not hold, in the order of contract and file. */
export declare function checkText(subject: Subject, matcher: TextMatcher): Failure[];
