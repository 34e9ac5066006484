import assert from "node:assert/strict";
import { inCell, inPlace, noise, run, sh } from "./place.js";

const MIB = 1024 * 1024;

/** What goes into a step and comes out of it. */
export const STREAMS = [
  inCell("gives stdin byte for byte, then its end", [], async (cell) => {
    for (const stdin of [Buffer.alloc(0), Buffer.from("one\ntwo"), noise(MIB, 1)]) {
      const { stdout, exit } = await run(cell, ["cat"], { stdin });
      assert.equal(exit.exitCode, 0);
      assert.ok(stdout.equals(stdin), `${stdout.length} of ${stdin.length} bytes came back`);
    }
  }),

  inCell("gives a step without stdin an empty one", [], async (cell) => {
    const { stdout, exit } = await run(cell, ["cat"]);
    assert.deepEqual([exit.exitCode, stdout.length], [0, 0]);
  }),

  inPlace("keeps binary stdout and stderr apart, byte for byte", [], async (place) => {
    const [out, err] = [noise(MIB, 2), noise(MIB, 3)];
    const cell = await place.file("out.bin", out).file("err.bin", err).open();
    const { stdout, stderr } = await sh(cell, "cat out.bin & cat err.bin >&2; wait");
    assert.ok(stdout.equals(out), `stdout: ${stdout.length} bytes`);
    assert.ok(stderr.equals(err), `stderr: ${stderr.length} bytes`);
  }),

  inCell("passes on invalid UTF-8, control bytes and a last line without an end", [], async (cell) => {
    const { stdout, stderr } = await sh(cell, "printf '\\377\\376\\000\\036a\\036\\nend'; printf '\\036' >&2");
    assert.equal(stdout.toString("hex"), "fffe001e611e0a656e64");
    assert.equal(stderr.toString("hex"), "1e");
  }),

  inCell("takes a flood of output to its end", [], async (cell) => {
    let bytes = 0;
    const command = {
      env: cell.baseEnv,
      stdin: null,
      timeoutMs: 120_000,
      collect: [],
      signal: new AbortController().signal,
    };
    const exit = await cell.run(
      { ...command, argv: ["head", "-c", String(64 * MIB), "/dev/zero"] },
      {
        stdout: (chunk) => {
          bytes += chunk.length;
        },
        stderr: () => undefined,
      },
    );
    assert.deepEqual([exit.exitCode, bytes], [0, 64 * MIB]);
  }),

  inCell("does not wait for a child that holds stdout open", [], async (cell) => {
    const { exit, stdout } = await sh(cell, "sleep 3600 & echo done");
    assert.deepEqual([exit.exitCode, exit.ended, stdout.toString("utf8")], [0, "exited", "done\n"]);
  }),

  inCell("waits for a step that closed its own streams", [], async (cell) => {
    const { exit } = await sh(cell, "exec >&- 2>&-; sleep 0.2; exit 3");
    assert.deepEqual([exit.exitCode, exit.ended], [3, "exited"]);
    const next = await sh(cell, "echo still; echo here >&2");
    assert.deepEqual([next.stdout.toString("utf8"), next.stderr.toString("utf8")], ["still\n", "here\n"]);
  }),
];
