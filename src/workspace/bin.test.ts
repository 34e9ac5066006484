import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkBin } from "./bin.js";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "bin-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function program(name: string, content: string | Buffer, mode = 0o755): void {
  writeFileSync(join(dir, name), content);
  chmodSync(join(dir, name), mode);
}

/** The beginning of an ELF file for a machine of that number. */
function elf(machine: number): Buffer {
  const header = Buffer.alloc(64);
  header.write("\x7fELF", "latin1");
  header[4] = 2;
  header[5] = 1;
  header.writeUInt16LE(machine, 18);
  return header;
}

describe("checkBin", () => {
  it("finds a program inside the project, and one outside", () => {
    mkdirSync(join(dir, "target"));
    program("target/cli", "#!/bin/sh\n");
    expect(checkBin(dir, "./target/cli")).toMatchObject({ inProject: "target/cli", external: null });
    expect(checkBin(join(dir, "target"), process.execPath)).toMatchObject({
      inProject: null,
      external: process.execPath,
    });
    expect(checkBin(dir, null).hostPath).toBeNull();
  });

  it.each([
    ["missing", "does not exist"],
    [".", "is a folder"],
    ["plain", "is not executable"],
    ["foreign", "is made for another machine: ELF machine 4242"],
  ])("says what is wrong with %s", (bin, problem) => {
    program("plain", "x", 0o644);
    program("foreign", elf(4242));
    const check = () => checkBin(dir, bin);
    if (bin === "plain" && process.platform === "win32") return;
    expect(check).toThrow(
      expect.objectContaining({ kind: "ConfigInvalid", message: expect.stringContaining(problem) }),
    );
  });

  it.skipIf(process.platform === "win32")(
    "gives a program that a link leads to, or that is left out, to cells by itself",
    () => {
      mkdirSync(join(dir, "out"));
      program("out/real", "#!/bin/sh\n");
      symlinkSync("out/real", join(dir, "link"));
      expect(checkBin(dir, "link")).toMatchObject({ inProject: null, external: join(dir, "link") });
      expect(checkBin(dir, "out/real", ["./out/"])).toMatchObject({ inProject: null, external: join(dir, "out/real") });
      expect(checkBin(dir, "out/real", ["ou"])).toMatchObject({ inProject: "out/real" });
    },
  );

  it("takes a script that is shorter than a header", () => {
    program("s", "#!/bin/sh");
    expect(checkBin(dir, "s").inProject).toBe("s");
  });
});
