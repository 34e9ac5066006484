import type { Failure } from "../core/errors.js";
import { type RunPath } from "./normalise.js";
/** Folder of a project's snapshots, beside its cleanroom.toml. */
export declare const SNAPSHOT_FOLDER = "snapshots";
export interface SnapshotOptions {
    /** Absolute path of the folder that holds `<name>.txt`. */
    readonly dir: string;
    /** Write what came instead of failing; wildcards that still match are kept. */
    readonly update: boolean;
    /** A missing snapshot fails instead of being written: nobody would commit it. */
    readonly ci: boolean;
    /** Paths that belong to one run. */
    readonly paths?: readonly RunPath[];
    /** Hears of each snapshot that is written. */
    readonly onNotice?: (message: string) => void;
}
/** Compares texts with the snapshots of a project, and writes those that are new. */
export declare class SnapshotStore {
    #private;
    private readonly options;
    constructor(options: SnapshotOptions);
    /** Null when the text is what the snapshot says, or was taken as the new one. */
    compare(name: string, text: string): Failure | null;
}
