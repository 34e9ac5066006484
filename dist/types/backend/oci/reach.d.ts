import type { EngineInfo } from "../backend.js";
import type { Dialect } from "./dialect.js";
import { type Endpoint } from "./endpoint.js";
import { EngineClient } from "./engine-client.js";
/** An engine that answered. */
export interface Reached {
    readonly client: EngineClient;
    readonly engine: EngineInfo;
    /** Whether limits asked of the engine come into force; without cgroup v2, rootless ones do not. */
    readonly limitsEnforced: boolean;
}
export type Reach = Reached | {
    readonly reason: string;
};
/** Tries the endpoints in order. The first that answers as the right engine is it. */
export declare function reachEngine(dialect: Dialect, endpoints: readonly Endpoint[]): Promise<Reach>;
