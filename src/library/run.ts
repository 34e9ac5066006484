import type { RunOutput } from "../assertions/fluent.js";
import { CleanroomError } from "../core/errors.js";
import { execute } from "./execute.js";
import type { RunOptions } from "./options.js";

/**
 * Runs one command hermetically: `(await run(["echo", "hello"])).success().stdout("hello")`. A command that fails is
 * a result to assert on; what is thrown (CleanroomError) kept it from running.
 */
export async function run(command: readonly string[], options: RunOptions = {}): Promise<RunOutput> {
  const { steps } = await execute(options, command, []);
  const [output] = steps;
  if (output === undefined) {
    throw new CleanroomError("Internal", "the command did not run", { hint: "Please report this with the command." });
  }
  return output;
}
