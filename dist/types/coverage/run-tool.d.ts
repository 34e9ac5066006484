export interface ToolResult {
    /** Null where a signal ended the tool. */
    readonly exitCode: number | null;
    /** Empty where `onStdout` took it. */
    readonly stdout: string;
    readonly stderr: string;
    /** There is no such program. */
    readonly absent: boolean;
}
export interface ToolOptions {
    readonly cwd?: string;
    /** Takes what the tool prints as it comes: for output that is too large to be held. */
    readonly onStdout?: (chunk: Buffer) => void;
}
/** Runs a tool of the host to its end; never throws. What runs it may differ: @actions/exec in an action. */
export type RunTool = (command: string, args: readonly string[], options?: ToolOptions) => Promise<ToolResult>;
/** A runner that starts processes of its own. */
export declare function toolRunner(env: Readonly<Record<string, string | undefined>>, signal?: AbortSignal): RunTool;
