import type { ConnectionInfo } from "./connection-info.js";
/** The one interface of a service of your own; it passes the suite of `conformance.ts`. */
export interface Service {
    /** Letters, digits and hyphens: steps find it as `<NAME>_HOST`, `<NAME>_PORT` and `<NAME>_URL`. */
    readonly name: string;
    /** Resolves when it was started; whether it is ready, `healthCheck` tells. Rejects where it can't be. */
    start(): Promise<void>;
    /** Resolves when nothing of it is left. Idempotent, and harmless before a start. */
    stop(): Promise<void>;
    /** Whether it is ready now; false where it is not running. */
    healthCheck(): Promise<boolean>;
    /** How it is reached. Throws where it is not running. */
    connectionInfo(): ConnectionInfo;
}
