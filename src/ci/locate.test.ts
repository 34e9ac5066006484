import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { locateFrom } from "./locate.js";

test("files of a report are named from the repository's root; those outside, and those that are none, have no name", () => {
  const root = mkdtempSync(join(tmpdir(), "cleanroom-locate-"));
  try {
    mkdirSync(join(root, "sub/deep"), { recursive: true });
    for (const file of ["sub/deep/cleanroom.toml", "..odd.toml"]) writeFileSync(join(root, file), "");
    const locate = locateFrom(root, join(root, "sub"));
    expect(locate("deep/cleanroom.toml")).toBe("sub/deep/cleanroom.toml");
    expect(locate(join(root, "sub/deep/cleanroom.toml"))).toBe("sub/deep/cleanroom.toml");
    expect(locate("../..odd.toml")).toBe("..odd.toml");
    expect(locate("/etc/passwd")).toBeNull();
    expect(locate("command line")).toBeNull();
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
