import { type CustomPolicy, type PolicySpec, type ResourceLimits } from "../model/policy.js";
/** Limits of the locked policy: enough for a CLI, little enough to notice a runaway. */
export declare const STRICT_LIMITS: ResourceLimits;
/** Limits of the standard policy: enough for builds and test suites. */
export declare const RELAXED_LIMITS: ResourceLimits;
export declare const NO_LIMITS: ResourceLimits;
/**
 * The policy of that name, resolved: a built-in one, or a custom one, which is `locked` but for what it says. Its
 * own limits count as written; `process = "standard"` relaxes the others and leaves capabilities dropped. Throws
 * ConfigInvalid for an unknown name.
 */
export declare function resolvePolicy(name: string, custom?: Readonly<Record<string, CustomPolicy>>): PolicySpec;
/** The policy with limits that are at most these; null leaves a limit as it is. Nothing is ever loosened. */
export declare function tightenPolicy(policy: PolicySpec, limits: {
    readonly memoryBytes: number | null;
    readonly cpus: number | null;
}): PolicySpec;
