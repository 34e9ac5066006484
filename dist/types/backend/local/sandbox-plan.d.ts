import type { CellSpec } from "../backend.js";
import type { Inbox } from "../cell/inbox.js";
import type { CgroupPlan } from "./cgroup.js";
import type { Launcher, Rlimits } from "./launcher.js";
import { type Toolchains } from "./toolchain.js";
/** How this host lets a sandbox be built. */
export interface SandboxOptions {
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly launcher: Launcher;
    /** Words in front of the whole command that make it root's, e.g. `sudo -n`; empty to run as ourselves. */
    readonly elevate: readonly string[];
    readonly asRoot: boolean;
    /** Whether the kernel counts processes for each user namespace (Linux 5.14). */
    readonly countsPerNamespace: boolean;
}
export interface SandboxPlan {
    readonly command: readonly string[];
    /** Whether the command expects a pipe as file descriptor 3. */
    readonly watched: boolean;
    readonly tools: Toolchains;
    readonly rlimits: Rlimits;
}
/** Where a cell's things lie on the host. */
export interface CellPlace {
    /** The cell's own folder: everything in it goes with the cell. */
    readonly dir: string;
    readonly inbox: Inbox;
    readonly cgroup: CgroupPlan | null;
}
/** Everything that one sandboxed cell is started with; writes its small files into the place. */
export declare function planSandbox(spec: CellSpec, options: SandboxOptions, { dir, inbox, cgroup }: CellPlace): SandboxPlan;
