import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CLOCK_ARCHITECTURES, type ClockSetting, clockLibrary } from "./clock-library.js";

const here = process.platform === "linux" && CLOCK_ARCHITECTURES.includes(process.arch);
/** 2009-02-13T23:31:30Z. */
const MOMENT = 1_234_567_890;

describe.skipIf(!here)("a clock library", () => {
  let dir = "";
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "cleanroom-clock-"));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  function under(setting: ClockSetting, program: string, ...args: string[]): string {
    const path = join(dir, "clock.so");
    writeFileSync(path, clockLibrary(setting));
    const env = { PATH: process.env["PATH"], LD_PRELOAD: path, TZ: "UTC" };
    return execFileSync(program, args, { env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
  }
  const frozen: ClockSetting = { mode: "frozen", seconds: MOMENT };
  const advancing: ClockSetting = { mode: "advancing", seconds: -1_000_000_000 };

  it.each<[string, string[], string]>([
    ["date", ["+%s.%N"], `${MOMENT}.000000000`],
    ["perl", ["-e", "print time"], `${MOMENT}`],
    ["awk", ["BEGIN { srand(); print srand() }"], `${MOMENT}`],
    ["python3", ["-c", "import time; print(time.time(), time.time_ns())"], `${MOMENT}.0 ${MOMENT}000000000`],
    ["node", ["-e", "console.log(Date.now())"], `${MOMENT}000`],
    ["bash", ["-c", "echo $EPOCHREALTIME"], `${MOMENT}.000000`],
  ])("stands still for %s", (program, args, expected) => {
    expect(under(frozen, program, ...args)).toBe(expected);
  });

  it("goes on from another time where it advances, in all ways to ask", () => {
    const shifted = () => Date.now() / 1000 - 1_000_000_000;
    for (const [program, ...args] of [
      ["date", "+%s.%N"],
      ["perl", "-e", "print time"],
      ["python3", "-c", "import time; print(time.time())"],
    ]) {
      const before = Math.floor(shifted());
      const told = Number(under(advancing, program ?? "", ...args));
      expect(told).toBeGreaterThanOrEqual(before);
      expect(told).toBeLessThanOrEqual(shifted() + 1);
    }
  });

  it("leaves the monotonic clock, time limits and sleeping alone", () => {
    const script = "import time; a=time.monotonic(); time.sleep(0.05); print(time.monotonic() > a)";
    expect(under(frozen, "python3", "-c", script)).toBe("True");
    expect(under(frozen, "sh", "-c", "timeout 5 sleep 0.01; echo $?")).toBe("0");
  });
});
