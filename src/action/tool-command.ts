import type { RunTool } from "../coverage/run-tool.js";

/** Runs a tool of the host without a word in the log. Never throws. */
export const toolCommand: RunTool = async (command, args, { cwd, onStdout } = {}) => {
  const { exec } = await import("@actions/exec");
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  const text = (chunks: Buffer[]) => Buffer.concat(chunks).toString("utf8");
  try {
    // The first argument is a command line, in which a path may hold spaces.
    const exitCode = await exec(`"${command}"`, [...args], {
      silent: true,
      ignoreReturnCode: true,
      env: { ...definedVariables(process.env), LC_ALL: "C" },
      ...(cwd === undefined ? {} : { cwd }),
      listeners: {
        stdout: onStdout ?? ((chunk) => void stdout.push(chunk)),
        stderr: (chunk) => void stderr.push(chunk),
      },
    });
    return { exitCode, stdout: text(stdout), stderr: text(stderr), absent: false };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const absent = /Unable to locate executable file|ENOENT/.test(message);
    return { exitCode: null, stdout: text(stdout), stderr: message, absent };
  }
};

function definedVariables(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
