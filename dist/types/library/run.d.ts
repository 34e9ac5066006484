import type { RunOutput } from "../assertions/fluent.js";
import type { RunOptions } from "./options.js";
/**
 * Runs one command hermetically: `(await run(["echo", "hello"])).success().stdout("hello")`. A command that fails is
 * a result to assert on; what is thrown (CleanroomError) kept it from running.
 */
export declare function run(command: readonly string[], options?: RunOptions): Promise<RunOutput>;
