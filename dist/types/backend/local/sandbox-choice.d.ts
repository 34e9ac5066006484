import type { Cell, CellSpec } from "../backend.js";
type Environment = Readonly<Record<string, string | undefined>>;
/**
 * Which way to a sandbox this host allows. The first real cell is the trial: what fails to open it is passed over,
 * with the reason kept, and what opened it is used from then on.
 */
export declare class SandboxChoice {
    #private;
    readonly env: Environment;
    readonly reasons: string[];
    constructor(env: Environment);
    /** The launcher in use; null before the first cell and where none works. */
    get launcher(): "bwrap" | "unshare" | null;
    /** A sandboxed cell, or null where this host allows none. */
    open(spec: CellSpec): Promise<Cell | null>;
}
/** A cell that asks for nothing but isolation. */
export declare function emptySpec(tempDir: string): CellSpec;
export {};
