import type { Override, RunRequest } from "../app/api.js";
import type { Backend } from "../backend/backend.js";
import type { Policy } from "../policy/policy.js";
/** What a run or a scenario of the library may be told; everything else comes from the project's configuration. */
export interface RunOptions {
    /** The project; default: the process's working directory. */
    readonly cwd?: string;
    /** Environment that configuration, engines and secrets are looked for in; default: the process's own. */
    readonly processEnv?: Readonly<Record<string, string | undefined>>;
    /** `auto`, `docker`, `podman`, `local`, or a backend of your own. */
    readonly backend?: string | Backend;
    readonly policy?: Policy;
    readonly image?: string;
    /** Services of every scenario, as `--service` takes them: names, or NAME=IMAGE. */
    readonly defaultServices?: readonly string[];
    /** Milliseconds each step may take. */
    readonly timeoutMs?: number;
    readonly seed?: number;
    /** Environment of every step. */
    readonly env?: Readonly<Record<string, string>>;
    /** Folder of the run directories. */
    readonly outputDir?: string;
    /** False writes no run directory and no evidence. */
    readonly artifacts?: boolean;
    /** Values that must not appear anywhere. */
    readonly secrets?: readonly string[];
    /** Ed25519 private key (PKCS#8 PEM) that signs the evidence. */
    readonly signingKey?: string;
    readonly updateSnapshots?: boolean;
    /** A missing engine fails instead of skips; default true: who asked for an engine in code wants it. */
    readonly requireBackend?: boolean;
    readonly requireEnforcement?: boolean;
    readonly signal?: AbortSignal;
}
/** The request to the core that these options mean, with `extra` overrides of the caller's own. */
export declare function requestOf(options: RunOptions, command: readonly string[] | null, extra: readonly Override[]): RunRequest;
