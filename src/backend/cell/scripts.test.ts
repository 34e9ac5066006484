import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quote, stepScript } from "./scripts.js";

describe.skipIf(process.platform === "win32")("quote", () => {
  it("makes one word of sh from any text", () => {
    const word = fc.string({ unit: "grapheme", maxLength: 60 }).filter((text) => !text.includes("\0"));
    fc.assert(
      fc.property(word, (text) => {
        const { stdout } = spawnSync("sh", ["-c", `printf %s ${quote(text)}`]);
        expect(stdout.equals(Buffer.from(text))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe.skipIf(process.platform === "win32")("stepScript", () => {
  const run = (argv: string[], env: Record<string, string>) => {
    const command = { argv, env, stdin: null, timeoutMs: null, collect: [], signal: new AbortController().signal };
    return spawnSync("sh", ["-c", `cleanroom_env=$(command -v env)\n${stepScript(1, command, "/")}`], {
      encoding: "utf8",
    });
  };
  const PATH = "/usr/bin:/bin";

  it("gives the program exactly its environment", () => {
    const { stdout } = run(["env"], { PATH, WITH_SPACE: "a b", QUOTED: "it's", LINES: "one\ntwo=2" });
    expect(stdout).toBe(`PATH=${PATH}\nWITH_SPACE=a b\nQUOTED=it's\nLINES=one\ntwo=2\n`);
  });

  it("says which program is missing, as 127", () => {
    const { status, stderr } = run(["no-such-program"], { PATH });
    expect([status, stderr]).toEqual([127, "cleanroom: no-such-program: command not found\n"]);
  });
});
