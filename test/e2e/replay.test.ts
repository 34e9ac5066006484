import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inProject, type Project, type Ran, sh, steps } from "./cli.test-support.js";
import { ALL_ENGINES, expectNothingLeft, onEngines } from "./engines.test-support.js";

const CONFIG = steps(
  sh("echo seed $CLEANROOM_SEED; echo $GREETING", { name: "greets" }),
  sh("cat data.txt; cat data.txt >$CLEANROOM_ARTIFACTS/copy.txt; pwd", { name: "reads" }),
);

const recorded = (project: Project, ...more: string[]) =>
  project.file("data.txt", "one\ntwo\n").run(["--backend", "local", ...more]);

async function replayed(project: Project, ran: Ran, ...more: string[]) {
  const { code, stdout, stderr } = await project.cli(["replay", ran.bundle, "--json", ...more]);
  const found = JSON.parse(stdout === "" ? "{}" : stdout) as Record<string, unknown>;
  return { ...found, differences: found["differences"], code, stderr };
}

describe.concurrent("replay", () => {
  it("gives the same with the settings and the seed of the run, whatever they are by default", () =>
    inProject(CONFIG, async (project) => {
      const ran = await recorded(project, "--seed", "7", "--env", "GREETING=hello there");
      expect(ran.read("stdout.log")).toContain("seed 7\nhello there");
      expect(await replayed(project, ran)).toMatchObject({ code: 0, same: true, run_id: ran.report.run_id });
      const { code, stdout } = await project.cli(["replay", ran.bundle], { env: { CLEANROOM_SEED: "8" } });
      expect(code, stdout).toBe(0);
      expect(stdout).toContain("same");
    }));

  it("runs the scenarios of the run and no others, or its command", () =>
    inProject(
      {
        scenarios: [
          { name: "a", steps: [sh("echo a")] },
          { name: "b*", steps: [sh("echo b")] },
        ],
      },
      async (project) => {
        const one = await project.run(["--backend", "local", "--scenario", "a"]);
        const again = await project.cli(["replay", one.bundle]);
        expect(again.code, again.stderr).toBe(0);
        expect(again.stdout).toContain("1 scenario gave");
        const command = await project.run(["--backend", "local", "--", "echo", "hi there"]);
        expect(await replayed(project, command)).toMatchObject({ code: 0, same: true });
      },
    ));

  it("names the first step and stream that differ, and that the source does", () =>
    inProject(CONFIG, async (project) => {
      const ran = await recorded(project, "--env", "GREETING=hi");
      project.file("data.txt", "one\n2\n");
      const found = await replayed(project, ran);
      expect(found).toMatchObject({
        ...{ code: 1, same: false, sources: [{ what: "source", was: ran.report.source.sha256 }] },
        differences: [{ scenario: "all", step: "reads", what: "stdout", was: "line 2: two", is: "line 2: 2" }],
      });
      const { code, stdout } = await project.cli(["replay", ran.bundle]);
      expect(code).toBe(1);
      for (const text of ["the source is not the one", "all (local) > reads: stdout differs", "was line 2: two"]) {
        expect(stdout).toContain(text);
      }
      project.file("data.txt", "one\ntwo\n").file("unused.txt", "");
      const other = await replayed(project, ran);
      expect(other).toMatchObject({ code: 1, same: false, differences: [], sources: [{ what: "source" }] });
    }));

  it("tells a nondeterministic step by the file that differs, and a failing one by its exit code", () =>
    inProject(
      {
        scenarios: [
          { name: "random", steps: [sh("head -c 8 /dev/urandom >$CLEANROOM_ARTIFACTS/random.bin", { name: "rolls" })] },
          { name: "ends", steps: [sh("exit $(cat code)", { name: "exits" })] },
        ],
      },
      async (project) => {
        const ran = await project.file("code", "0").run(["--backend", "local"]);
        project.file("code", "4");
        const { code, differences } = await replayed(project, ran);
        expect(code).toBe(1);
        expect(differences).toMatchObject([
          { scenario: "random", step: "rolls", what: "files", was: expect.stringContaining("random.bin") },
          { scenario: "ends", step: "exits", what: "outcome", was: "passed", is: "failed" },
        ]);
      },
    ));

  it("runs nothing of a bundle that does not verify", () =>
    inProject(CONFIG, async (project) => {
      const ran = await recorded(project);
      const bad = join(project.root, "bad.bundle.tgz");
      writeFileSync(bad, readFileSync(ran.bundle).subarray(0, -9));
      const before = project.runDirs();
      const { code, stderr } = await project.cli(["replay", bad]);
      expect(code).toBe(4);
      expect(stderr).toContain("VerificationFailed");
      expect(project.runDirs()).toEqual(before);
      expect((await project.cli(["replay"])).code).toBe(2);
    }));

  onEngines(ALL_ENGINES, "gives on another backend what it gave on the local one", ({ backend, env }) =>
    inProject(CONFIG, async (project) => {
      const ran = await recorded(project);
      const { code, stdout, stderr } = await project.cli(["replay", ran.bundle, "--backend", backend, "--json"], {
        env,
      });
      expect(code, stdout + stderr).toBe(0);
      const { same, replay_run_id: id } = JSON.parse(stdout) as { same: boolean; replay_run_id: string };
      expect(same).toBe(true);
      await expectNothingLeft(id);
    }),
  );
});
