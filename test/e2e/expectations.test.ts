import { describe, expect, it } from "vitest";
import { inProject, Project, sh } from "./cli.test-support.js";
import type { Toml } from "./toml.test-support.js";

interface Case {
  readonly name: string;
  readonly script: string;
  readonly expect: Toml;
  /** What the failure says; null where the step passes. */
  readonly fails: string | RegExp | null;
  readonly kind?: string;
  readonly timeout_ms?: number;
}

const says = "echo hello world; echo oops >&2";
const json = `echo '{"ok": true, "list": [1, {"a": "b"}], "n": 1.5}'`;

const CASES: readonly Case[] = [
  { name: "success", script: "true", expect: "success", fails: null },
  { name: "success, not", script: "exit 1", expect: "success", fails: "exited with code 1", kind: "ProcessExit" },
  { name: "failure", script: "exit 1", expect: "failure", fails: null },
  { name: "failure, not", script: "true", expect: "failure", fails: "expected exit code any but 0" },
  { name: "exit_code", script: "exit 42", expect: { exit_code: 42 }, fails: null },
  { name: "exit_code, not", script: "exit 41", expect: { exit_code: 42 }, fails: "expected exit code 42" },
  {
    name: "exit_code 0, not",
    script: "exit 3",
    expect: { exit_code: 0 },
    fails: "exited with code 3",
    kind: "ProcessExit",
  },
  { name: "equals", script: says, expect: { stdout: { equals: "hello world\n" } }, fails: null },
  { name: "equals, not", script: says, expect: { stdout: { equals: "hello\n" } }, fails: "hello world" },
  { name: "contains", script: says, expect: { stdout: { contains: ["hello", "world"] } }, fails: null },
  { name: "contains, not", script: says, expect: { stdout: { contains: ["hello", "moon"] } }, fails: "moon" },
  { name: "not_contains", script: says, expect: { stderr: { not_contains: "hello" } }, fails: null },
  { name: "not_contains, not", script: says, expect: { stderr: { not_contains: "oops" } }, fails: "oops" },
  { name: "matches", script: says, expect: { stdout: { matches: "(?i)^h\\w+ WORLD\\s$" } }, fails: null },
  { name: "matches, not", script: says, expect: { stdout: { matches: "^w" } }, fails: "^w" },
  { name: "empty", script: "true", expect: { stdout: { empty: true }, stderr: { empty: true } }, fails: null },
  { name: "empty, not", script: says, expect: { stderr: { empty: true } }, fails: "oops" },
  { name: "not empty", script: says, expect: { stdout: { empty: false } }, fails: null },
  { name: "not empty, not", script: "true", expect: { stdout: { empty: false } }, fails: "stdout" },
  {
    name: "json",
    script: json,
    expect: { stdout: { json: { "$.ok": true, "$.list[1].a": "b", "$.n": 1.5 } } },
    fails: null,
  },
  { name: "json, not", script: json, expect: { stdout: { json: { "$.list[1].a": "c" } } }, fails: "$.list[1].a" },
  { name: "json, none", script: says, expect: { stdout: { json: { "$.ok": true } } }, fails: /JSON/ },
  { name: "files", script: "echo made >out.txt", expect: { files: { "out.txt": { contains: "made" } } }, fails: null },
  {
    name: "files, not",
    script: "echo made >out.txt",
    expect: { files: { "out.txt": { equals: "x" } } },
    fails: "out.txt",
  },
  { name: "files, missing", script: "true", expect: { files: { "a/b.txt": { contains: "x" } } }, fails: "a/b.txt" },
  { name: "duration_le_ms", script: "true", expect: { duration_le_ms: 60_000 }, fails: null },
  { name: "duration_le_ms, not", script: "sleep 0.2", expect: { duration_le_ms: 100 }, fails: "100" },
  { name: "error Timeout", script: "sleep 60", timeout_ms: 200, expect: { error: "Timeout" }, fails: null },
  { name: "error Timeout, not", script: "true", timeout_ms: 9_000, expect: { error: "Timeout" }, fails: "Timeout" },
  { name: "error ProcessExit", script: "exit 3", expect: { error: "ProcessExit" }, fails: null },
  { name: "snapshot, as stored", script: "echo stored", expect: { stdout: { snapshot: "stored" } }, fails: null },
  { name: "snapshot, not", script: "echo other", expect: { stdout: { snapshot: "stored" } }, fails: "stored" },
  { name: "snapshot, new", script: "echo fresh", expect: { stdout: { snapshot: "new" } }, fails: null },
  {
    name: "several, all told",
    script: `${says}; exit 5`,
    expect: { exit_code: 6, stdout: { contains: "moon" }, stderr: { empty: true } },
    fails: "expected exit code 6",
  },
];

describe("expectations", () => {
  it("pass and fail, each saying what came and what was wanted", async () => {
    const project = new Project({
      scenarios: CASES.map(({ name, script, expect: expected, timeout_ms }) => ({
        name,
        steps: [sh(script, { name, expect: expected, ...(timeout_ms === undefined ? {} : { timeout_ms }) })],
      })),
    });
    try {
      project.file("snapshots/stored.txt", "stored\n");
      const ran = await project.run(["--backend", "local"]);
      expect(ran.code, ran.shown).toBe(1);
      for (const { name, fails, kind = "AssertionFailed" } of CASES) {
        const step = ran.step(name);
        if (fails === null) expect(step, name).toMatchObject({ name, outcome: "passed", error: null, failures: [] });
        else {
          expect(step, name).toMatchObject({ name, outcome: "failed", error: { kind } });
          expect(step.error?.message, name).toMatch(fails);
          expect(step.error?.hint, name).not.toBe("");
          expect(ran.stdout).toContain(name);
        }
      }
      expect(ran.step("several, all told").failures).toHaveLength(3);
      // The new snapshot is there now, and holds the next time.
      const again = await project.run(["--backend", "local", "--scenario", "snapshot, new"], { env: { CI: "true" } });
      expect(again.code, again.shown).toBe(0);
    } finally {
      project.dispose();
    }
  });

  it("do not make a snapshot on CI: nobody would commit it", () =>
    inProject(
      { scenarios: [{ name: "s", steps: [sh("echo fresh", { expect: { stdout: { snapshot: "new" } } })] }] },
      async (project) => {
        const ran = await project.run(["--backend", "local"], { env: { CI: "true" } });
        expect(ran.code, ran.shown).toBe(1);
        expect(ran.stdout).toContain("new");
      },
    ));
});
