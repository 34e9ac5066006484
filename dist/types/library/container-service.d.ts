import type { ConnectionInfo } from "../services/connection-info.js";
import type { Service } from "../services/service.js";
type Table = Readonly<Record<string, unknown>>;
/** Where a service is looked for and started; the process's own by default. */
export interface ServicePlace {
    /** The project whose `[images]` hold. */
    readonly cwd?: string;
    readonly processEnv?: Readonly<Record<string, string | undefined>>;
}
/**
 * A service in a container: for the scenarios that are given it, or by itself between `start` and `stop`, reached on
 * this machine. Its settings are those of a `[[services]]` table.
 */
export declare class ContainerService implements Service {
    #private;
    readonly name: string;
    readonly place: ServicePlace;
    /** @param settings keys of a `[[services]]` table, e.g. `{ image: "postgres:16-alpine" }` */
    constructor(name: string, settings?: Table, place?: ServicePlace);
    /** The `[[services]]` table that it stands for. */
    get table(): Table;
    /** Any key of a `[[services]]` table; `port` and times may be text. */
    withConfig(key: string, value: unknown): this;
    withImage(image: string): this;
    withEnv(name: string, value: string): this;
    /** Milliseconds until it must be ready. */
    withStartupTimeout(ms: number): this;
    /** Starts it and waits until it is ready. Throws CleanroomError. Does nothing where it runs. */
    start(): Promise<void>;
    stop(): Promise<void>;
    healthCheck(): Promise<boolean>;
    connectionInfo(): ConnectionInfo;
    /** What it has written since it was started, secrets redacted. */
    logs(): string;
}
export {};
