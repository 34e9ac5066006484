import type { Duplex, Readable } from "node:stream";
import type Dockerode from "dockerode";
import { CleanroomError } from "../../core/errors.js";
import { type Endpoint } from "./endpoint.js";
/** The calls of the engine API that Cleanroom makes, each with a deadline. */
export declare class EngineClient {
    #private;
    readonly docker: Dockerode;
    readonly url: string;
    private constructor();
    static connect(endpoint: Endpoint): Promise<EngineClient>;
    /** What the engine calls itself in the answer to the cheapest of all calls, e.g. `Libpod/4.3.1 (linux)`. */
    greet(ms: number): Promise<string>;
    version(ms: number): Promise<Dockerode.DockerVersion>;
    info(ms: number): Promise<Record<string, unknown>>;
    ping(ms: number): Promise<void>;
    create(request: Dockerode.ContainerCreateOptions): Promise<string>;
    /**
     * The raw, multiplexed stream of a container that has not been started yet. Not with dockerode's own `attach`: it
     * sends its options as a body, which Podman hands to the container as stdin.
     */
    attach(id: string, stdin: boolean): Promise<Duplex>;
    start(id: string): Promise<void>;
    /** What the engine says of a container; null where it has none of that id. */
    inspect(id: string): Promise<Dockerode.ContainerInspectInfo | null>;
    kill(id: string, signal: "SIGTERM" | "SIGKILL"): Promise<void>;
    /**
     * Asks to remove a container, running or not. One that is gone or on its way out already is no error; Podman
     * answers 500 where it is just ending.
     */
    remove(id: string): Promise<void>;
    putArchive(id: string, tar: Buffer | Readable, path: string): Promise<void>;
    /** The tar of one path of a container; null where it does not exist. */
    getArchive(id: string, path: string): Promise<Readable | null>;
    createVolume(name: string, labels: Record<string, string>): Promise<void>;
    removeVolume(name: string): Promise<void>;
    /** Containers, stopped ones included, that carry a label. */
    labelled(label: string): Promise<{
        id: string;
        labels: Record<string, string>;
    }[]>;
    /** Volumes that carry a label. */
    labelledVolumes(label: string): Promise<{
        id: string;
        labels: Record<string, string>;
    }[]>;
}
/** An engine's refusal or silence, as Cleanroom's error. Ours pass through. */
export declare function engineError(title: string, doing: string, error: unknown): CleanroomError;
