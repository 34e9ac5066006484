import type { Availability, Backend, Cell, CellSpec } from "../backend.js";
import type { Dialect } from "./dialect.js";
import type { Environment } from "./endpoint.js";
export interface OciOptions {
    /** Told what takes its time, e.g. `pulling busybox:1 with Docker`; one line a call. */
    readonly onProgress?: (line: string) => void;
}
/** Cells in the containers of one engine that speaks the Docker API. */
export declare class OciBackend implements Backend {
    #private;
    readonly dialect: Dialect;
    readonly env: Environment;
    readonly options: OciOptions;
    readonly name: string;
    constructor(dialect: Dialect, env: Environment, options?: OciOptions);
    probe(): Promise<Availability>;
    open(spec: CellSpec): Promise<Cell>;
    sweep(): Promise<string[]>;
}
