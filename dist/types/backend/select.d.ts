import type { Backend, EngineInfo } from "./backend.js";
type Environment = Readonly<Record<string, string | undefined>>;
/** The order in which `auto` tries, best isolated first. */
export declare const PREFERENCE: readonly ["docker", "podman", "local"];
export type Selected = {
    readonly name: string;
    readonly backend: Backend;
    readonly engine: EngineInfo;
} | {
    readonly name: string;
    readonly backend: null;
    readonly reason: string;
};
/** Finds backends by name, trying each at most once. */
export declare class BackendSelector {
    #private;
    /** @param custom backends of the user's own, by name */
    constructor(env: Environment, custom?: readonly Backend[]);
    /** The backend of that name, or why it can't be used. `auto` is the first of PREFERENCE that can. */
    select(name: string): Promise<Selected>;
    /** Why `auto` passed over what stands before `chosen` in the order of preference, one sentence each. */
    passedOver(chosen: string): Promise<string[]>;
    /** Every known backend, to clean up after killed runs. */
    all(): Backend[];
}
export {};
