import { type Failure } from "../core/errors.js";
/** What one command did, as plain data. Texts are redacted. */
export interface RunData {
    readonly args: readonly string[];
    readonly exitCode: number;
    readonly stdout: string;
    readonly stderr: string;
    /** Whether each stream was cut at `max_output`. */
    readonly truncated: {
        readonly stdout: boolean;
        readonly stderr: boolean;
    };
    readonly durationMs: number;
    /** The error the run ended with, e.g. a Timeout; null where none. */
    readonly error: Failure | null;
}
/**
 * The result of a run with assertions to chain: `result.success().stdout("hello").durationLe(5000)`. Each returns
 * the result, or throws CleanroomError AssertionFailed; the data itself is under `output`.
 */
export declare class RunOutput {
    #private;
    readonly output: RunData;
    constructor(output: RunData);
    /** Exit code 0, and no other error either. */
    success(): this;
    /** Any exit code but 0; a timeout is not a failure of the program's own. */
    failure(): this;
    exitCode(code: number): this;
    /** stdout contains the text. */
    stdout(text: string): this;
    /** stderr contains the text. */
    stderr(text: string): this;
    stdoutEquals(text: string): this;
    stderrEquals(text: string): this;
    stdoutRegex(pattern: string | RegExp): this;
    stderrRegex(pattern: string | RegExp): this;
    /** stdout is one JSON value; with a JSONPath, the given value stands there. */
    stdoutJson(): this;
    stdoutJson(path: string, expected: unknown): this;
    /** stdout as a JSON value. */
    json(): unknown;
    durationLe(ms: number): this;
    /** Neither stream is longer than this many bytes. */
    noOutputOver(bytes: number): this;
}
