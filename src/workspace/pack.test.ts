import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { extract } from "tar-stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { packWorkspace } from "./pack.js";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "pack-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function project(name: string, umask = 0o644): string {
  const dir = join(root, name);
  mkdirSync(join(dir, "src/deep"), { recursive: true });
  mkdirSync(join(dir, ".git"));
  mkdirSync(join(dir, "out"));
  writeFileSync(join(dir, ".git/config"), "token");
  writeFileSync(join(dir, "out/old"), "old");
  writeFileSync(join(dir, "src/deep/b"), "b", { mode: umask });
  writeFileSync(join(dir, "src/a"), "a");
  writeFileSync(join(dir, "run.sh"), "#!/bin/sh\n");
  chmodSync(join(dir, "run.sh"), 0o700);
  symlinkSync("run.sh", join(dir, "link"));
  return dir;
}

async function headers(path: string) {
  const reader = extract();
  reader.end(readFileSync(path));
  const found: Record<string, unknown>[] = [];
  for await (const entry of reader) {
    const { name, mode, uid, gid, mtime, type } = entry.header;
    found.push({ name, mode: mode?.toString(8), uid, gid, seconds: (mtime?.getTime() ?? 0) / 1000, type });
    entry.resume();
  }
  return found;
}

describe("packWorkspace", () => {
  it("gives the same bytes for the same content, wherever, whenever and however private its files are", async () => {
    const one = project("one");
    const two = project("two", 0o600);
    utimesSync(join(two, "src/a"), 1, 1);
    const first = await packWorkspace(one, ["out"], join(root, "1.tar"));
    const second = await packWorkspace(two, ["out/"], join(root, "2.tar"));
    expect(readFileSync(second.path).equals(readFileSync(first.path))).toBe(true);
    expect(second.sha256).toBe(first.sha256);
    expect([first.files, first.bytes]).toEqual([3, 12]);
  });

  it("changes with the content and with the executable bit", async () => {
    const dir = project("one");
    const before = await packWorkspace(dir, [], join(root, "1.tar"));
    chmodSync(join(dir, "src/a"), 0o755);
    const executable = await packWorkspace(dir, [], join(root, "2.tar"));
    writeFileSync(join(dir, "src/a"), "changed");
    const changed = await packWorkspace(dir, [], join(root, "3.tar"));
    expect(new Set([before.sha256, executable.sha256, changed.sha256]).size).toBe(3);
  });

  it("sorts, normalises and leaves out .git and what is excluded", async () => {
    const { path } = await packWorkspace(project("one"), ["out"], join(root, "1.tar"));
    const common = { uid: 65534, gid: 65534, seconds: 946684800 };
    expect(await headers(path)).toEqual([
      { name: "link", type: "symlink", mode: "777", ...common },
      { name: "run.sh", type: "file", mode: "755", ...common },
      { name: "src", type: "directory", mode: "755", ...common },
      { name: "src/a", type: "file", mode: "644", ...common },
      { name: "src/deep", type: "directory", mode: "755", ...common },
      { name: "src/deep/b", type: "file", mode: "644", ...common },
      { name: "src/deep", type: "directory", mode: "755", ...common },
      { name: "src", type: "directory", mode: "755", ...common },
    ]);
  });

  it("names the folder that does not exist", async () => {
    await expect(packWorkspace(join(root, "gone"), [], join(root, "1.tar"))).rejects.toMatchObject({
      kind: "ConfigInvalid",
      message: expect.stringContaining("ENOENT"),
    });
  });
});
