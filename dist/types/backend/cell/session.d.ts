import type { StepCommand, StepExit, StepSinks } from "../backend.js";
import type { Inbox } from "./inbox.js";
/** The three streams of an agent, however a backend came by them. */
export interface CellStreams {
    /** Sends bytes to the agent's stdin. */
    send(text: string): void;
    /** Ends the agent's stdin, which ends the cell. */
    end(): void;
    /** Registers the one receiver of each stream; called once, before anything is sent. */
    receive(receivers: {
        stdout(chunk: Buffer): void;
        stderr(chunk: Buffer): void;
    }): void;
    /** Resolves when the streams are over, with what is known of the reason. */
    readonly ended: Promise<string>;
}
export interface SessionOptions {
    readonly workdir: string;
    readonly hasWorkspace: boolean;
    /** Bytes of artifacts kept of one step. */
    readonly artifactsBytes: number;
    /** Milliseconds from start until the workspace must be in place. */
    readonly bootTimeoutMs: number;
}
/** Our end of a cell's agent: feeds it steps, cuts its streams, ends what runs too long. */
export declare class CellSession {
    #private;
    readonly streams: CellStreams;
    readonly inbox: Inbox;
    readonly options: SessionOptions;
    /** What the kernel said at boot: path -> content (see bootScript). */
    facts: Readonly<Record<string, string>>;
    private constructor();
    /**
     * Greets the agent, fills the workspace, reads the facts. Throws CellStartError when the agent ends first: its
     * `output` is what it or the engine printed.
     */
    static start(streams: CellStreams, inbox: Inbox, options: SessionOptions): Promise<CellSession>;
    /** Runs one step to its end; see Cell.run. */
    run(command: StepCommand, sinks: StepSinks): Promise<StepExit>;
    close(): void;
}
/** The agent never came up; `output` is what was printed in its place. */
export declare class CellStartError extends Error {
    readonly output: string;
    constructor(output: string, cause?: unknown);
}
