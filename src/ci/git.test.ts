import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { gitCommit } from "./git.js";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "cleanroom-git-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test("the commit that is checked out", async () => {
  const git = (...args: string[]) => execFileSync("git", args, { cwd: dir, encoding: "utf8" }).trim();
  git("init", "-q");
  writeFileSync(join(dir, "file"), "1");
  git("add", ".");
  git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "first");
  expect(await gitCommit(dir, process.env)).toBe(git("rev-parse", "HEAD"));
});

test("a repository without a commit, and a folder that is none, have no commit", async () => {
  expect(await gitCommit(dir, process.env)).toBeNull();
  execFileSync("git", ["init", "-q"], { cwd: dir });
  expect(await gitCommit(dir, process.env)).toBeNull();
});

test.skipIf(process.platform === "win32")("a git that hangs is given up, and none has no commit", async () => {
  writeFileSync(join(dir, "git"), "#!/bin/sh\nexec sleep 61\n", { mode: 0o755 });
  expect(await gitCommit(dir, { PATH: `${dir}:${process.env["PATH"]}` })).toBeNull();
  expect(await gitCommit(dir, { PATH: "/nowhere" })).toBeNull();
});
