/** How a cell is entered, and what it leaves on the host. */
export interface Guarded {
    /** The launcher's command. */
    readonly launch: readonly string[];
    /** A file that the launcher finds open as file descriptor 3. */
    readonly third: string | null;
    /** Removed with all its content. */
    readonly folder: string;
    /** Folders of control groups: the launcher joins them. */
    readonly cgroups: readonly string[];
    /** Whether file descriptor 3 is a pipe of ours that tells of our end. */
    readonly watched: boolean;
}
/**
 * The launcher, and beside it a shell that waits for the end of our process: when the pipe ends without a word, which
 * is what a SIGKILL leaves us no other way to say, it ends the cell and takes away what is left of it on the host.
 * A line on the pipe means that we have done so ourselves.
 */
export declare function guardedCommand({ launch, third, folder, cgroups, watched }: Guarded): string[];
