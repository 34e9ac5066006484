import type { Dialect } from "./dialect.js";
import type { Environment } from "./endpoint.js";
import { type EngineClient } from "./engine-client.js";
/** An image that is present in the engine. */
export interface Image {
    /** As it was asked for. */
    readonly name: string;
    /** The engine's own id of it: what containers are made from, so that a moving tag can't change under us. */
    readonly id: string;
    /** The registry's digest, or the id of an image that no registry knows. */
    readonly digest: string;
    readonly env: Readonly<Record<string, string>>;
    /** What `user: image` comes down to, e.g. `0:0`. */
    readonly user: string;
}
/** Finds an image in the engine, or has it pulled. Throws CleanroomError ImageUnavailable. */
export declare function resolveImage(client: EngineClient, dialect: Dialect, name: string, from: {
    env: Environment;
    home: string;
    onProgress: (line: string) => void;
}): Promise<Image>;
