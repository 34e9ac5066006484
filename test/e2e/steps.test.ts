import { describe, expect, it } from "vitest";
import { inProject, sh, steps } from "./cli.test-support.js";
import { ALL_ENGINES, onEngines, processesWith, uniqueSeconds } from "./engines.test-support.js";

describe("steps", () => {
  onEngines(ALL_ENGINES, "run one after another over the same files, and stop at a failure", ({ backend, env }) =>
    inProject(
      {
        scenarios: [
          {
            name: "stops",
            steps: [
              sh("echo one >made; cat", { name: "1", stdin: "in\n", expect: { stdout: { equals: "in\n" } } }),
              sh("cat made; exit 4", { name: "2" }),
              sh("cat made", { name: "3" }),
            ],
          },
          {
            name: "goes on",
            continue_on_fail: true,
            steps: [sh("exit 1", { name: "4" }), sh("echo five", { name: "5" }), sh("exit 2", { name: "6" })],
          },
        ],
      },
      async (project) => {
        const ran = await project.run(["--backend", backend], { env });
        expect(ran.code, ran.shown).toBe(1);
        const { report } = ran;
        expect(report.steps.map(({ name, outcome, exit_code }) => [name, outcome, exit_code])).toEqual([
          ["1", "passed", 0],
          ["2", "failed", 4],
          ["3", "skipped", null],
          ["4", "failed", 1],
          ["5", "passed", 0],
          ["6", "failed", 2],
        ]);
        expect(report.scenarios.map(({ outcome }) => outcome)).toEqual(["failed", "failed"]);
        expect(report).toMatchObject({ outcome: "failed", counts: { passed: 0, failed: 2, skipped: 0, error: 0 } });
        expect(ran.step("2").error).toMatchObject({ kind: "ProcessExit", context: { exit_code: 4 } });
        expect(ran.step("2").location).toMatchObject({ file: "cleanroom.toml", line: 2 });
        expect(ran.log("2").toString()).toBe("one\n");
      },
    ),
  );

  onEngines(ALL_ENGINES, "with isolation step share nothing", ({ backend, env }) =>
    inProject(
      {
        isolation: "step",
        ...steps(
          sh("echo x >made; echo y >/tmp/made; ls", { name: "1" }),
          sh("ls -A . /tmp", { name: "2", expect: { stdout: { not_contains: "made" } } }),
          sh("cat given", { name: "3", expect: { stdout: { equals: "given" } } }),
        ),
      },
      async (project) => {
        project.file("given", "given");
        const ran = await project.run(["--backend", backend], { env });
        expect(ran.code, ran.shown).toBe(0);
      },
    ),
  );

  onEngines(
    ALL_ENGINES,
    "of a concurrent scenario run side by side and are reported in one order",
    ({ backend, env }) =>
      inProject(
        {
          scenarios: [
            {
              name: "all",
              concurrent: true,
              steps: [3, 1, 2, 0].map((n) =>
                sh(`echo ${n} >own; sleep 0.${n}; cat own; ls`, {
                  name: `s${n}`,
                  expect: { stdout: { contains: [`${n}\n`, "own"] } },
                }),
              ),
            },
          ],
        },
        async (project) => {
          const ran = await project.run(["--backend", backend], { env });
          expect(ran.code, ran.shown).toBe(0);
          const { steps: reports } = ran.report;
          const inOrder = [...reports].sort(
            (a, b) => (a.started_at ?? "").localeCompare(b.started_at ?? "") || a.name.localeCompare(b.name),
          );
          expect(reports.map(({ name }) => name)).toEqual(inOrder.map(({ name }) => name));
          expect(new Set(reports.map(({ name }) => name)).size).toBe(4);
        },
      ),
  );

  onEngines(ALL_ENGINES, "are ended by their own timeout and by their scenario's", ({ backend, env }) => {
    const seconds = uniqueSeconds();
    return inProject(
      {
        scenarios: [
          {
            name: "step",
            continue_on_fail: true,
            steps: [
              sh(`echo a; sleep ${seconds}`, { name: "slow", timeout_ms: 300 }),
              sh("echo still here", { name: "next" }),
              sh(`sleep ${seconds}`, { name: "expected", timeout_ms: 300, expect: { error: "Timeout" } }),
            ],
          },
          {
            name: "scenario",
            timeout_ms: 1500,
            steps: [
              sh("true", { name: "quick" }),
              sh(`sleep ${seconds}`, { name: "long" }),
              sh("true", { name: "never" }),
            ],
          },
        ],
      },
      async (project) => {
        const ran = await project.run(["--backend", backend], { env });
        expect(ran.code, ran.shown).toBe(1);
        expect(ran.step("slow")).toMatchObject({ outcome: "failed", exit_code: null });
        expect(ran.step("slow").error).toMatchObject({
          kind: "Timeout",
          context: { timeout_ms: 300, args: ["sh", "-c", `echo a; sleep ${seconds}`] },
        });
        expect(ran.log("slow").toString()).toBe("a\n");
        expect(ran.step("next").outcome).toBe("passed");
        expect(ran.step("expected").outcome).toBe("passed");
        expect(ran.step("quick").outcome).toBe("passed");
        expect(ran.step("long")).toMatchObject({ outcome: "failed", error: { kind: "Timeout" } });
        expect(ran.step("never").outcome).toBe("skipped");
        expect(processesWith(seconds)).toEqual([]);
      },
    );
  });

  onEngines(ALL_ENGINES, "see the variables in their order of precedence, and none of ours", ({ backend, env }) =>
    inProject(
      {
        env: { A: "file", B: "file", C: "file", D: "a b\n'\"$HOME \\ ü" },
        scenarios: [
          {
            name: "all",
            env: { B: "scenario", C: "scenario" },
            steps: [sh('env; printf "<%s>" "$D"', { name: "env", env: { C: "step" } })],
          },
        ],
      },
      async (project) => {
        const args = ["--backend", backend, "--env", "A=flag", "--env", "E=1=2", "--seed", "7"];
        const ran = await project.run(args, { env: { ...env, LEAKED_FROM_HOST: "x", CLEANROOM_SEED: "9" } });
        expect(ran.code, ran.shown).toBe(0);
        const text = ran.log("env").toString();
        for (const line of [
          "A=flag",
          "B=scenario",
          "C=step",
          "E=1=2",
          "CLEANROOM_SEED=7",
          "TZ=UTC",
          "LC_ALL=C.UTF-8",
          "HOME=/tmp",
        ]) {
          expect(text.split("\n")).toContain(line);
        }
        expect(text).toMatch(/^SOURCE_DATE_EPOCH=\d+$/m);
        expect(text).toMatch(/^PYTHONHASHSEED=\d+$/m);
        expect(text).toContain("<a b\n'\"$HOME \\ ü>");
        expect(text).not.toContain("LEAKED_FROM_HOST");
        expect(text).not.toContain(project.root);
        expect(ran.report.seed).toBe(7);
      },
    ),
  );

  onEngines(ALL_ENGINES, "run the configured bin with their args, from the project or outside it", ({ backend, env }) =>
    inProject(
      { ...steps({ args: ["a b", "", "--x=$HOME", "'"], name: "bin" }), bin: "tools/show" },
      async (project) => {
        const script = '#!/bin/sh\nfor arg; do printf "<%s>" "$arg"; done; pwd\n';
        project.file("tools/show", script, 0o755).file("../outside/show", script, 0o755);
        for (const bin of [[], ["--bin", "../outside/show"]]) {
          const ran = await project.run(["--backend", backend, ...bin], { env });
          expect(ran.code, ran.shown).toBe(0);
          expect(ran.log("bin").toString()).toMatch(/^<a b><><--x=\$HOME><'>\/.*\n$/);
          expect(ran.report.source.bin?.sha256).toMatch(/^[0-9a-f]{64}$/);
        }
      },
    ),
  );

  onEngines(ALL_ENGINES, "take a stdin of many bytes, and none where none is given", ({ backend, env }) => {
    const stdin = "0123456789abcde\n".repeat(6_000);
    return inProject(
      steps(
        sh("cat | wc -c; cat | wc -c", {
          name: "much",
          stdin,
          expect: { stdout: { matches: `^\\s*${stdin.length}\\s+0\\s*$` } },
        }),
        sh("wc -c", { name: "none", expect: { stdout: { matches: "^\\s*0\\s*$" } } }),
      ),
      async (project) => {
        const ran = await project.run(["--backend", backend], { env });
        expect(ran.code, ran.shown).toBe(0);
      },
    );
  });

  onEngines(ALL_ENGINES, "whose program there is not say so", ({ backend, env }) =>
    inProject(
      {
        scenarios: [
          {
            name: "all",
            continue_on_fail: true,
            steps: [
              { command: ["no-such-program", "x"], name: "missing" },
              { command: ["./data"], name: "no program" },
            ],
          },
        ],
      },
      async (project) => {
        project.file("data", "not a program");
        const ran = await project.run(["--backend", backend], { env });
        expect(ran.code, ran.shown).toBe(1);
        expect(ran.step("missing")).toMatchObject({ exit_code: 127, error: { kind: "ProcessExit" } });
        expect(ran.log("missing", "stderr").toString()).toContain("no-such-program");
        expect(ran.step("no program").exit_code).toBe(126);
      },
    ),
  );
});

describe.concurrent("one command", () => {
  it("runs behind --, and is named as it was written", () =>
    inProject(null, async (project) => {
      const ran = await project.run(["--backend", "local", "--", "echo", "--help", "hi"]);
      expect(ran.code, ran.shown).toBe(0);
      expect(ran.report.steps[0]).toMatchObject({ args: ["echo", "--help", "hi"], outcome: "passed" });
      expect(ran.read("stdout.log")).toBe("--help hi\n");
      expect(ran.report.steps[0]?.name).toMatch(/^run /);
    }));

  it("that fails shows why", () =>
    inProject(null, async (project) => {
      const ran = await project.run(["--backend", "local", "--", "sh", "-c", "echo the reason >&2; exit 9"]);
      expect(ran.code).toBe(1);
      expect(ran.stdout).toContain("ProcessExit");
      expect(ran.stdout).toContain("exited with code 9");
      expect(ran.stdout).toContain("the reason");
    }));
});
