import { type Effective } from "./merge.js";
import { type Problem } from "./problems.js";
type Merged = ReadonlyMap<string, Effective>;
/**
 * What must hold between keys: names that exist and are unique, `args` that have a `bin`. Looks at unchecked values,
 * so that these problems are reported together with those of the schema; what has the wrong type is passed over.
 */
export declare function checkConfig(merged: Merged): Problem[];
export {};
