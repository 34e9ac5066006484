import type { SourceLocation } from "./plan.js";
/** A side service as configured: plain data. Times in milliseconds. */
export interface ServiceSpec {
    readonly name: string;
    readonly location: SourceLocation;
    readonly image: string;
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
};
