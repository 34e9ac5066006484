import type { LoadedConfig } from "../config/loaded.js";
import type { Plan } from "../model/plan.js";
import { type Selection } from "./select.js";
/**
 * The one plan of a run: the selected scenarios with every setting applied. With a `command` the plan is that
 * command alone. Throws ConfigInvalid where there is nothing to run and EnforcementUnavailable for a policy that no
 * backend can enforce.
 */
export declare function buildPlan(loaded: LoadedConfig, selection: Selection, command: readonly string[] | null): Plan;
