import type { Observation } from "../../model/policy.js";
import type { Cell, CellSpec, StepCommand, StepExit, StepSinks } from "../backend.js";
import { Inbox } from "../cell/inbox.js";
import { CellSession } from "../cell/session.js";
import type { Dialect, NetworkRequest } from "./dialect.js";
import type { EngineClient } from "./engine-client.js";
import { type Fate } from "./fate.js";
import type { Image } from "./image.js";
import type { Reached } from "./reach.js";
/** A cell whose steps are fed to an agent that stays in one container. Needs sh, env, tar and rm in the image. */
export declare class ResidentCell implements Cell {
    #private;
    readonly observation: Observation;
    readonly session: CellSession;
    readonly container: ResidentContainer;
    /** Whether the cgroup seen inside is the cell's own, so that its readings are about the steps. */
    readonly metered: boolean;
    readonly baseEnv: Readonly<Record<string, string>>;
    readonly image: {
        readonly name: string;
        readonly digest: string | null;
    };
    readonly workdir: string;
    readonly artifactsDir = "/cleanroom/artifacts";
    readonly externalBin: string | null;
    private constructor();
    /** Throws CellStartError where the agent can't run in the image, else what the engine answered. Leaves nothing behind then. */
    static open(spec: CellSpec, dialect: Dialect, reached: Reached, image: Image, network: Partial<NetworkRequest>): Promise<ResidentCell>;
    run(command: StepCommand, sinks: StepSinks): Promise<StepExit>;
    close(): Promise<void>;
}
/** The container of a resident cell and the host's side of it. */
declare class ResidentContainer {
    #private;
    readonly client: EngineClient;
    readonly inbox: Inbox;
    known: Fate | null;
    closing: boolean;
    constructor(client: EngineClient, inbox: Inbox);
    create(request: Parameters<EngineClient["create"]>[0]): Promise<string>;
    /** Why the streams ended. */
    fate(): Promise<string>;
    remove(): Promise<void>;
}
export {};
