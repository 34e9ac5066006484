import { type Control, type Observation, type PolicySpec } from "../model/policy.js";
/** Processes that a cell has besides those of the step, at most: the agent's own. */
export declare const OWN_PROCESSES = 16;
/**
 * Every control as the policy asks for it and as it was read back, in the order of CONTROL_NAMES. Enforced is only
 * what was observed to be in force; what could not be read is not.
 *
 * @param outputLimit bytes kept of each stream
 * @param memoryAllowance bytes that the observed memory limit may be above the requested one, for the workspace and
 *   the other files that the cell holds in memory
 */
export declare function compareControls(policy: PolicySpec, observation: Observation, outputLimit: number, memoryAllowance?: number): Control[];
/** The restrictions that were asked for and are not in force. */
export declare function unenforced(controls: readonly Control[]): Control[];
