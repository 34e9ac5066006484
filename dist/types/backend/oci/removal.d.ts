import type { EngineClient } from "./engine-client.js";
/** Removes a container and waits until the engine doesn't know it any more. */
export declare function removeContainer(client: EngineClient, id: string): Promise<void>;
