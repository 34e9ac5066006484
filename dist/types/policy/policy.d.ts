import type { PolicySpec, ResourceLimits } from "../model/policy.js";
export type PolicyState = "restricted" | "permissive";
/** A policy that may be opened. The name is what the compiler says when something opens one that may not. */
export interface PermissivePolicy extends Policy<"permissive"> {
}
declare const state: unique symbol;
/**
 * A policy for the library, immutable, whose type says whether it may be opened. Opening a restricted one doesn't
 * compile: `elevate()` first, which is what a reviewer looks for.
 */
export declare class Policy<S extends PolicyState = PolicyState> {
    #private;
    /** What a plan carries and a backend enforces. */
    readonly spec: PolicySpec;
    protected readonly [state]: S;
    private constructor();
    /** No network, no capabilities, non-root, read-only root, strict limits. The default. */
    static locked(): Policy<"restricted">;
    /** Isolated like locked, with limits for builds and test suites. */
    static standard(): Policy<"restricted">;
    /** The engine's own network, capabilities and user; no limits but that of the output. */
    static permissive(): Policy<"permissive">;
    get name(): string;
    allowsNetwork(): boolean;
    /** Whether steps may write outside of /tmp and the workspace. */
    allowsWrites(): boolean;
    /** The same policy with other limits; `null` asks for no limit. Throws PolicyViolation for a limit that is no positive number. */
    withLimits(limits: Partial<ResourceLimits>): Policy<S>;
    /** The same policy, allowed to be opened. By itself it opens nothing. */
    elevate(): Policy<"permissive">;
    /** Opens the engine's default network. On a restricted policy a compile error, and at run time a PolicyViolation. */
    enableNetwork(this: PermissivePolicy): Policy<"permissive">;
    /** Makes the root filesystem writable; restricted as `enableNetwork` is. */
    enableWrites(this: PermissivePolicy): Policy<"permissive">;
}
export {};
