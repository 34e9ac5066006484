import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { seccompFilter } from "./seccomp.js";

function has(...command: [string, ...string[]]): boolean {
  try {
    execFileSync(command[0], command.slice(1), { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
const usable =
  process.arch === "x64" &&
  has("bwrap", "--ro-bind", "/", "/", "true") &&
  has("/usr/bin/python3", "-c", "import ctypes");

describe("the seccomp filter", () => {
  it("exists for the CPUs whose system calls are known, in whole instructions", () => {
    for (const arch of ["x64", "arm64"]) expect((seccompFilter(arch)?.length ?? 1) % 8).toBe(0);
    expect(seccompFilter("mips")).toBeNull();
  });

  it.skipIf(!usable)("refuses dangerous calls and lets ordinary ones through", () => {
    const dir = mkdtempSync(join(tmpdir(), "cleanroom-test-"));
    writeFileSync(join(dir, "filter"), seccompFilter("x64") ?? "");
    const filter = openSync(join(dir, "filter"), "r");
    // add_key, bpf, keyctl, mount, unshare, clone of a user namespace, clone3, getpid as x32, getpid.
    const script = `
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
def call(number, *arguments):
    ctypes.set_errno(0)
    libc.syscall(ctypes.c_long(number), *[ctypes.c_ulong(a) for a in arguments])
    return ctypes.get_errno()
print([call(248), call(321), call(250, 99), call(165), call(272, 0), call(56, 0x10000000), call(435), call(0x40000000 + 39), call(39)])
`;
    try {
      const output = execFileSync(
        "bwrap",
        ["--ro-bind", "/", "/", "--seccomp", "3", "/usr/bin/python3", "-c", script],
        {
          encoding: "utf8",
          stdio: ["ignore", "pipe", "inherit", filter],
        },
      );
      expect(output).toBe("[1, 1, 1, 1, 1, 1, 38, 38, 0]\n");
    } finally {
      closeSync(filter);
      rmSync(dir, { recursive: true });
    }
  });
});
