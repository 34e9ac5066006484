import type { CellSpec } from "../backend.js";
import type { Dialect } from "./dialect.js";
import type { EngineClient } from "./engine-client.js";
import type { Image } from "./image.js";
/** The volumes that the containers of one cell share: its workdir, its /tmp, its artifacts, and the tested program. */
export declare class CellVolumes {
    #private;
    readonly client: EngineClient;
    readonly dialect: Dialect;
    readonly spec: CellSpec;
    readonly image: Image;
    /** Mount point -> volume. */
    readonly targets: Record<string, string>;
    readonly artifactsBytes: number;
    private constructor();
    /** Makes and fills them. Leaves nothing behind when it throws. */
    static create(client: EngineClient, dialect: Dialect, spec: CellSpec, image: Image): Promise<CellVolumes>;
    /** Gives the next step an empty $CLEANROOM_ARTIFACTS. No container may use the volume. */
    emptyArtifacts(): Promise<void>;
    remove(): Promise<void>;
}
