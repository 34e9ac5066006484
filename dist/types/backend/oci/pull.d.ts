import type { Dialect } from "./dialect.js";
import type { Environment } from "./endpoint.js";
import type { EngineClient } from "./engine-client.js";
/** Has the engine pull an image, with the user's login where there is one. Throws CleanroomError ImageUnavailable. */
export declare function pullImage(client: EngineClient, dialect: Dialect, name: string, from: {
    env: Environment;
    home: string;
    onProgress: (line: string) => void;
}): Promise<void>;
