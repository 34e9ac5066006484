import type { CollectedFiles } from "../backend.js";
import type { EngineClient } from "./engine-client.js";
/** Takes the wanted workspace files and the artifacts out of a container that has ended. */
export declare function collectFiles(client: EngineClient, id: string, wanted: readonly string[], workdir: string, limit: number): Promise<CollectedFiles>;
