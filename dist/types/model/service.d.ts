import type { SourceLocation } from "./plan.js";
/** A side service as configured: plain data. Times in milliseconds. */
export interface ServiceSpec {
    readonly name: string;
    readonly location: SourceLocation;
    readonly image: string;
    /** The entry of the catalogue that it was completed from, e.g. `postgres`; absent for any other image. */
    readonly kind?: string;
    readonly port: number | null;
    /** All must hold. */
    readonly health: readonly HealthCheck[];
    readonly env: Readonly<Record<string, string>>;
    readonly startupTimeoutMs: number;
    readonly command: readonly string[] | null;
    readonly user: string | null;
    readonly tmpfs: readonly string[];
    /** Absolute path inside -> the file's text. */
    readonly files: Readonly<Record<string, string>>;
    readonly dependsOn: readonly string[];
    /** One container for all scenarios of a run that use it on one backend, instead of one for each. */
    readonly shared: boolean;
    /** Whether the service itself may reach the outside (the step still reaches nothing but services). */
    readonly outside: boolean;
}
export type HealthCheck = 
/** A command line run inside by `sh -c`. */
{
    readonly kind: "command";
    readonly command: string;
} | {
    readonly kind: "tcp";
    readonly port: number;
} | {
    readonly kind: "http";
    readonly path: string;
    readonly status: number;
    readonly port: number | null;
} | {
    readonly kind: "log";
    readonly text: string;
    readonly times: number;
}
/** The healthcheck that the image brings. */
 | {
    readonly kind: "image";
} | {
    readonly kind: "any";
    readonly of: readonly HealthCheck[];
} | {
    readonly kind: "all";
    readonly of: readonly HealthCheck[];
};
/** `[[scenarios.chaos]]`: what happens to a service at the boundary of a step. */
export interface ChaosAction {
    readonly location: SourceLocation;
    readonly service: string;
    /** `cut`: off from its network. `slow`: only a share of its processor time. `restore`: undoes pause, cut and slow. */
    readonly action: "pause" | "kill" | "cut" | "slow" | "restore";
    /** For `slow`: 0 < share < 1. */
    readonly share: number | null;
    /** Name of the step it happens before or after. */
    readonly step: string;
    readonly when: "before" | "after";
}
