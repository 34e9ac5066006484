import type { CellStreams } from "../cell/session.js";
/** The host's side of a running sandbox: its streams and its end. */
export declare class SandboxProcess implements CellStreams {
    #private;
    /** Resolves, with the reason, when the process is gone and its streams are read to their end. */
    readonly ended: Promise<string>;
    /**
     * @param command the first word is looked up in `path`
     * @param watched whether the command expects a pipe as file descriptor 3, see guard.ts
     */
    constructor(command: readonly string[], path: string, watched: boolean);
    get pid(): number | null;
    send(text: string): void;
    end(): void;
    receive(receivers: {
        stdout(chunk: Buffer): void;
        stderr(chunk: Buffer): void;
    }): void;
    /** Ends the cell and waits until nothing of it runs. */
    stop(): Promise<void>;
    /** Tells the guard that nothing is left for it to do. */
    dismissGuard(): void;
}
