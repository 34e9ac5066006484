/**
 * The host's side of a cell's one read-only mount: the agent, the workspace, and the scripts and stdin of the step
 * at hand. Readable for everybody below a folder that only its unguessable name leads to, since the cell's uid is
 * not ours.
 */
export declare class Inbox {
    #private;
    readonly dir: string;
    private constructor();
    /** @param dir absolute path of a folder that does not exist yet. */
    static create(dir: string, content: {
        workspaceTar: string | null;
        externalBin: string | null;
    }): Inbox;
    /** Makes `run <number>` possible. */
    putStep(number: number, script: string, stdin: Uint8Array | null): void;
    /** Takes the script and its stdin away again: they may hold secrets that are no business of the next step. */
    dropStep(number: number): void;
    remove(): void;
}
