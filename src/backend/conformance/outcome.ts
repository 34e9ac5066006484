import assert from "node:assert/strict";
import { inCell, inPlace, run, sh, text } from "./place.js";

/** What a step's exit says. */
export const OUTCOME = [
  inCell("reports exit codes", [], async (cell) => {
    for (const code of [0, 1, 7, 255]) {
      const { exit } = await sh(cell, `exit ${code}`);
      assert.deepEqual([exit.exitCode, exit.ended], [code, "exited"]);
    }
  }),

  inCell("reports a signal as 128 plus its number", [], async (cell) => {
    for (const [signal, code] of [
      ["TERM", 143],
      ["SEGV", 139],
      ["KILL", 137],
      ["INT", 130],
    ] as const) {
      const { exit } = await sh(cell, `kill -${signal} $$; sleep 5`);
      assert.deepEqual([signal, exit.exitCode, exit.ended], [signal, code, "exited"]);
    }
  }),

  inCell("reports a command that does not exist as 127, with a line that names it", [], async (cell) => {
    for (const argv of [["no-such-command-here"], ["/no/such/program"]]) {
      const { exit, stderr, stdout } = await run(cell, argv);
      assert.equal(exit.exitCode, 127);
      assert.ok(stderr.includes(argv[0] ?? ""), stderr.toString("utf8"));
      assert.equal(stdout.length, 0);
    }
  }),

  inPlace("reports a program without execute permission as 126, in the same words everywhere", [], async (place) => {
    const cell = await place.file("tool", "#!/bin/sh\necho ran\n", 0o644).file("bin/other", "x", 0o644).open();
    const env = { ...cell.baseEnv, PATH: `${cell.workdir}/bin:${cell.baseEnv["PATH"]}` };
    for (const program of ["./tool", `${cell.workdir}/tool`, "other"]) {
      const { exit, stdout, stderr } = await run(cell, [program], { env });
      const says = `cleanroom: ${program}: cannot be run: no execute permission\n`;
      assert.deepEqual([exit.exitCode, stdout.length, stderr.toString("utf8")], [126, 0, says]);
    }
  }),

  inPlace("passes over a file without execute permission where PATH leads to one that has it", [], async (place) => {
    const cell = await place.file("a/tool", "x", 0o644).file("b/tool", "#!/bin/sh\necho b\n", 0o755).open();
    const env = { ...cell.baseEnv, PATH: `${cell.workdir}/a:${cell.workdir}/b:${cell.baseEnv["PATH"]}` };
    const { exit, stdout } = await run(cell, ["tool"], { env });
    assert.deepEqual([exit.exitCode, stdout.toString("utf8")], [0, "b\n"]);
  }),

  inCell("passes arguments on as they are", [], async (cell) => {
    const words = ["", " ", "a b", "'", '"', "$HOME", "`id`", "\\", "*", "new\nline", "-n", "ü€", "a'b\"c"];
    const { stdout } = await run(cell, ["sh", "-c", 'printf "%s|" "$@"', "sh", ...words]);
    assert.equal(stdout.toString("utf8"), words.map((word) => `${word}|`).join(""));
  }),

  inCell("gives the process exactly the environment it was given", [], async (cell) => {
    const env = { PATH: cell.baseEnv["PATH"] ?? "", EMPTY: "", QUOTED: "a 'b' \"c\" $d `e` \\f", UNICODE: "ü€" };
    const { stdout } = await run(cell, ["env"], { env });
    const seen = stdout.toString("utf8").trim().split("\n").sort();
    assert.deepEqual(
      seen,
      Object.entries(env)
        .map(([name, value]) => `${name}=${value}`)
        .sort(),
    );
  }),

  inCell("starts in the workdir, with umask 022", [], async (cell) => {
    assert.equal(await text(cell, "pwd"), cell.workdir);
    assert.match(await text(cell, "umask"), /^0?022$/);
  }),

  inCell("measures when it ran and for how long", [], async (cell) => {
    const before = Date.now();
    const { exit } = await sh(cell, "sleep 0.1");
    assert.ok(exit.startedAt >= before && exit.startedAt <= Date.now(), `startedAt ${exit.startedAt}`);
    assert.ok(exit.durationMs >= 100, `durationMs ${exit.durationMs}`);
  }),
];
