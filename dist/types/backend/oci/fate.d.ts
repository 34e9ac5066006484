import type { EngineClient } from "./engine-client.js";
/** What became of a container whose streams ended. */
export interface Fate {
    readonly exitCode: number | null;
    /** The kernel ended it because its memory was used up. */
    readonly outOfMemory: boolean;
    readonly reason: string;
}
/**
 * Asks the engine why a container ended. It may be removed already, so its inspection is no help: the engine's
 * recent events are.
 *
 * @param since seconds since the Unix epoch at which the container was made
 */
export declare function askFate(client: EngineClient, id: string, since: number): Promise<Fate>;
