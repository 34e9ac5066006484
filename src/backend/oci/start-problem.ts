import { NOT_EXECUTABLE } from "../cell/scripts.js";
import { faultOf } from "./fault.js";

/** Why a program could not be started in a container, as a shell would have it; null where the engine itself failed. */
export function startProblem(error: unknown): { exitCode: 126 | 127; says: string } | null {
  const { message } = faultOf(error);
  if (
    /executable file .*not found|not found in \$PATH|exec:? .*no such file or directory|command that was not found/i.test(
      message,
    )
  ) {
    return { exitCode: 127, says: "command not found" };
  }
  if (
    /exec:? .*(permission denied|is a directory)|OCI permission denied|executable .*(permission denied|is a directory)/i.test(
      message,
    )
  )
    return { exitCode: 126, says: NOT_EXECUTABLE };
  if (/exec format error/i.test(message)) return { exitCode: 126, says: "cannot be run: exec format error" };
  return null;
}
