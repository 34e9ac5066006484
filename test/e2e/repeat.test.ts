import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.js";
import { inProject, sh, steps } from "./cli.test-support.js";
import { ALL_ENGINES, onEngines } from "./engines.test-support.js";

describe.concurrent("--repeat", () => {
  onEngines(ALL_ENGINES, "passes where all runs agree, each with its own report", ({ backend, env }) =>
    inProject(steps(sh("echo same; echo x >$CLEANROOM_ARTIFACTS/a.txt", { name: "one" })), async (project) => {
      const ran = await project.cli(["run", "--repeat", "3", "--backend", backend], { env });
      expect(ran.code, ran.stdout + ran.stderr).toBe(0);
      expect(ran.stdout).toMatch(/repeat: 3 runs, all with the same content digest [0-9a-f]{64}/);
      expect(project.runDirs()).toHaveLength(3);
    }),
  );

  it("fails where runs differ, with the first step and byte that do", () =>
    inProject(
      steps(
        sh("echo stable", { name: "one" }),
        sh('echo head; echo "id $(cat /proc/sys/kernel/random/uuid)"', { name: "two" }),
        sh("cat /proc/sys/kernel/random/uuid", { name: "three" }),
      ),
      async (project) => {
        const ran = await project.cli(["run", "--repeat", "2", "--backend", "local"]);
        expect(ran.code).toBe(1);
        expect(ran.stdout).toContain("repeat failed: run 2 of 2 differs from run 1");
        expect(ran.stdout).toMatch(/first difference: stdout of "two" \(all, local\), byte \d+ \(line 2, column \d+\)/);
        expect(project.runDirs()).toHaveLength(2);
      },
    ));

  it("names an artifact that differs", () =>
    inProject(
      steps(sh("echo x; cat /proc/sys/kernel/random/uuid >$CLEANROOM_ARTIFACTS/id.txt", { name: "one" })),
      async (project) => {
        const ran = await project.cli(["run", "--repeat", "2", "--backend", "local"]);
        expect(ran.code).toBe(1);
        expect(ran.stdout).toContain('artifact id.txt of "one"');
      },
    ));

  it("prints a report a line with --json, and what differs beside them", () =>
    inProject(steps(sh("cat /proc/sys/kernel/random/uuid", { name: "one" })), async (project) => {
      const ran = await project.cli(["run", "--repeat", "2", "--json", "--backend", "local"]);
      expect(ran.code).toBe(1);
      const reports = ran.stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as Report);
      expect(new Set(reports.map(({ run_id }) => run_id)).size).toBe(2);
      expect(ran.stderr).toContain("repeat failed");
    }));

  it("keeps a failure a failure, and refuses what is no number", () =>
    inProject(steps(sh("exit 3", { name: "one" })), async (project) => {
      expect((await project.cli(["run", "--repeat", "2", "--backend", "local"])).code).toBe(1);
      const refused = await project.cli(["run", "--repeat", "0", "--backend", "local"]);
      expect(refused.code).toBe(2);
      expect(refused.stderr).toContain("--repeat 0");
    }));
});
