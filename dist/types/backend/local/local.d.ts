import type { Backend } from "../backend.js";
export interface LocalOptions {
    /** The process environment: PATH and HOME decide which of the host's programs a cell has. */
    readonly env: Readonly<Record<string, string | undefined>>;
    /** `auto` (default): the best sandbox that this host allows, else none. `none`: no sandbox. */
    readonly sandbox?: "auto" | "none";
}
/**
 * Cells on this machine, without a container engine: in a sandbox of namespaces where a Linux host allows one
 * (bubblewrap, else util-linux), and as plain processes elsewhere. Which one it was, the cell's observation tells.
 */
export declare function createLocalBackend(options: LocalOptions): Backend;
export interface SandboxDescription {
    readonly mode: "unshare" | "bwrap" | "bare";
    /** Why better ways were passed over, one sentence each. */
    readonly reasons: readonly string[];
}
/** Finds out, by opening an empty cell, how local steps would be isolated here. */
export declare function describeSandbox(env: LocalOptions["env"]): Promise<SandboxDescription>;
