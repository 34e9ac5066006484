import { CleanroomError } from "../core/errors.js";
import type { PolicySpec, ResourceLimits } from "../model/policy.js";
import { resolvePolicy } from "./profiles.js";

export type PolicyState = "restricted" | "permissive";

/** A policy that may be opened. The name is what the compiler says when something opens one that may not. */
export interface PermissivePolicy extends Policy<"permissive"> {}

declare const state: unique symbol;

/**
 * A policy for the library, immutable, whose type says whether it may be opened. Opening a restricted one doesn't
 * compile: `elevate()` first, which is what a reviewer looks for.
 */
export class Policy<S extends PolicyState = PolicyState> {
  declare protected readonly [state]: S;
  readonly #elevated: boolean;

  private constructor(
    /** What a plan carries and a backend enforces. */
    readonly spec: PolicySpec,
    elevated: boolean,
  ) {
    this.#elevated = elevated;
  }

  /** No network, no capabilities, non-root, read-only root, strict limits. The default. */
  static locked(): Policy<"restricted"> {
    return new Policy<"restricted">(resolvePolicy("locked"), false);
  }

  /** Isolated like locked, with limits for builds and test suites. */
  static standard(): Policy<"restricted"> {
    return new Policy<"restricted">(resolvePolicy("standard"), false);
  }

  /** The engine's own network, capabilities and user; no limits but that of the output. */
  static permissive(): Policy<"permissive"> {
    return new Policy<"permissive">(resolvePolicy("permissive"), true);
  }

  get name(): string {
    return this.spec.name;
  }

  allowsNetwork(): boolean {
    return this.spec.network.kind !== "none";
  }

  /** Whether steps may write outside of /tmp and the workspace. */
  allowsWrites(): boolean {
    return this.spec.rootFilesystem === "writable";
  }

  /** The same policy with other limits; `null` asks for no limit. Throws PolicyViolation for a limit that is no positive number. */
  withLimits(limits: Partial<ResourceLimits>): Policy<S> {
    for (const [name, value] of Object.entries(limits)) {
      if (value === null || (typeof value === "number" && value > 0 && Number.isFinite(value))) continue;
      throw new CleanroomError(
        "PolicyViolation",
        `limit ${name}: found ${String(value)}, expected a number above 0 or null`,
        {
          hint: "Give each limit as a positive number in its own unit.",
          context: { limit: name },
        },
      );
    }
    return new Policy<S>({ ...this.spec, limits: { ...this.spec.limits, ...limits } }, this.#elevated);
  }

  /** The same policy, allowed to be opened. By itself it opens nothing. */
  elevate(): Policy<"permissive"> {
    return new Policy<"permissive">(this.spec, true);
  }

  /** Opens the engine's default network. On a restricted policy a compile error, and at run time a PolicyViolation. */
  enableNetwork(this: PermissivePolicy): Policy<"permissive"> {
    return this.#open("network", { network: { kind: "full" } });
  }

  /** Makes the root filesystem writable; restricted as `enableNetwork` is. */
  enableWrites(this: PermissivePolicy): Policy<"permissive"> {
    return this.#open("writes", { rootFilesystem: "writable" });
  }

  #open(what: string, change: Partial<PolicySpec>): Policy<"permissive"> {
    if (!this.#elevated) {
      throw new CleanroomError(
        "PolicyViolation",
        `policy ${this.name} is restricted: ${what} needs a Permissive policy`,
        {
          hint: "Call elevate() first, or use Policy.permissive().",
          context: { policy: this.name, wanted: what },
        },
      );
    }
    const spec = { ...this.spec, ...change };
    const opened = this.name === "permissive" ? this.name : `${this.name}+${what}`;
    return new Policy<"permissive">({ ...spec, name: opened }, true);
  }
}
