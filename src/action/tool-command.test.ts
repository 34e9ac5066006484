import { expect, test } from "vitest";
import { toolCommand } from "./tool-command.js";

const NODE = process.execPath;

test("gives exit code and streams of a tool, in its folder", async () => {
  const script = "process.stdout.write(process.cwd()); process.stderr.write('careful'); process.exitCode = 3";
  const result = await toolCommand(NODE, ["-e", script], { cwd: "/" });
  expect(result).toEqual({ exitCode: 3, stdout: "/", stderr: "careful", absent: false });
});

test("hands large output on as it comes", async () => {
  let bytes = 0;
  const onStdout = (chunk: Buffer) => {
    bytes += chunk.length;
  };
  const result = await toolCommand(NODE, ["-e", "process.stdout.write('x'.repeat(300_000))"], { onStdout });
  expect([result.exitCode, result.stdout, bytes]).toEqual([0, "", 300_000]);
});

test("says of a tool that is not there that it is not there", async () => {
  expect(await toolCommand("no-such-tool-here", [])).toMatchObject({ exitCode: null, absent: true });
});
