import type { SourceLocation } from "../model/plan.js";
import type { ScenarioConfig } from "./loaded.js";
import type { Path } from "./problems.js";
import type { RawScenario } from "./schema/scenario.js";
/** Where the scenario or step at a path of the `scenarios` list stands. */
export type Locate = (path: Path) => SourceLocation;
export declare function scenariosOf(raw: readonly RawScenario[], locate: Locate): ScenarioConfig[];
/** The name of a step that has none: `run` and its arguments. */
export declare function stepName(args: readonly string[]): string;
