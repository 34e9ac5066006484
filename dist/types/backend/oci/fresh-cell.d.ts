import type { Observation } from "../../model/policy.js";
import type { Cell, CellSpec, StepCommand, StepExit, StepSinks } from "../backend.js";
import { Inbox } from "../cell/inbox.js";
import { CellVolumes } from "./cell-volumes.js";
import type { Dialect, NetworkRequest } from "./dialect.js";
import { type EngineClient } from "./engine-client.js";
import type { Image } from "./image.js";
import type { Reached } from "./reach.js";
/**
 * A cell for images in which no agent can run: each step is the first process of a container of its own, over
 * volumes that the steps share. Slower, and the same in everything else.
 */
export declare class FreshCell implements Cell {
    #private;
    readonly observation: Observation;
    readonly make: (command: StepCommand) => Promise<string>;
    readonly client: EngineClient;
    readonly volumes: CellVolumes;
    readonly inbox: Inbox;
    readonly dialect: Dialect;
    readonly baseEnv: Readonly<Record<string, string>>;
    readonly image: {
        readonly name: string;
        readonly digest: string | null;
    };
    readonly workdir: string;
    readonly artifactsDir = "/cleanroom/artifacts";
    readonly externalBin: string | null;
    private constructor();
    /** @param seesHost whether the engine can mount files of this machine */
    static open(spec: CellSpec, dialect: Dialect, reached: Reached, image: Image, network: Partial<NetworkRequest>, seesHost: boolean): Promise<FreshCell>;
    run(command: StepCommand, sinks: StepSinks): Promise<StepExit>;
    close(): Promise<void>;
}
