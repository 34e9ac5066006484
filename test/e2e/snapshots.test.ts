import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inProject, type Project, sh } from "./cli.test-support.js";
import { present } from "./engines.test-support.js";

const stored = (project: Project, name: string) => readFileSync(join(project.dir, "snapshots", `${name}.txt`), "utf8");
const snapshot = (script: string, more = {}) => ({
  ...more,
  scenarios: [{ name: "all", steps: [sh(script, { name: "one", expect: { stdout: { snapshot: "it" } } })] }],
});
const CHANGING =
  'echo "at $(date) in $(pwd)"; echo "took $(date +%S) ms"; cat /proc/sys/kernel/random/uuid; echo "log $(mktemp)"';

describe.concurrent("snapshots", () => {
  it("hold names for times, durations, ids and made-up paths, the same on every backend", () =>
    inProject(snapshot(CHANGING), async (project) => {
      for (const { backend, env } of present()) {
        const ran = await project.run(["--backend", backend], { env });
        expect(ran.code, ran.shown).toBe(0);
      }
      expect(stored(project, "it")).toBe("at [TIME] in /workspace\ntook [DURATION]\n[ID]\nlog [PATH]\n");
    }));

  it("hold names of the user's own", () =>
    inProject(
      snapshot("echo build-$$ done", { snapshots: { redactions: { BUILD: "build-\\d+" } } }),
      async (project) => {
        expect((await project.run(["--backend", "local"])).code).toBe(0);
        expect(stored(project, "it")).toBe("[BUILD] done\n");
      },
    ));

  it("are told apart readably, and updated without losing a wildcard", () =>
    inProject(snapshot("echo version 2; echo took 5 seconds; echo more; echo end"), async (project) => {
      project.file("snapshots/it.txt", "version [..]\nused [..] seconds\n...\nold end\n");
      const ran = await project.run(["--backend", "local"]);
      expect(ran.code).toBe(1);
      expect(ran.stdout).toContain("- old end");
      const updated = await project.run(["--backend", "local", "--update-snapshots"]);
      expect(updated.code, updated.shown).toBe(0);
      expect(stored(project, "it")).toMatch(/^version \[\.\.\]\n.*\[\.\.\] seconds\n\.\.\.\n/);
      expect((await project.run(["--backend", "local"])).code).toBe(0);
    }));

  it("that are missing fail on CI, and names of redactions are checked before anything starts", () =>
    inProject(snapshot("echo x", { snapshots: { redactions: { bad: "x", OPEN: "(" } } }), async (project) => {
      const ran = await project.cli(["run", "--backend", "local"], { env: { CI: "true" } });
      expect(ran.code).toBe(2);
      expect(ran.stderr).toContain("in capitals");
      expect(ran.stderr).toContain("a regular expression");
    }));
});
