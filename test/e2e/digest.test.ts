import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.js";
import { IMAGE, inProject, type Project, sh } from "./cli.test-support.js";
import { present } from "./engines.test-support.js";
import { toml } from "./toml.test-support.js";

/** Steps that are each alone with the project's files, so that every isolation must agree. */
const CONFIG = {
  bin: "tool",
  env: { LANGUAGE: "x" },
  scenarios: [
    {
      name: "facts",
      steps: [
        { args: ["a"], name: "bin" },
        sh("pwd; id -u; id -g; hostname; umask; env | grep -vE '^(PATH|SHLVL|_)=' | sort", { name: "environment" }),
        sh("for f in * dir/*; do stat -c '%n %a %u %g %s %Y' \"$f\"; done; cat dir/file", { name: "files" }),
        sh("ls -a; ls dir", { name: "order" }),
        sh("cat", { name: "stdin", stdin: "x\n" }),
        sh("echo no >&2; exit 3", { name: "exit", expect: { exit_code: 3 } }),
        sh("kill -9 $$", { name: "signal", expect: { exit_code: 137 } }),
        sh("pwd >$CLEANROOM_ARTIFACTS/where; echo $CLEANROOM_ARTIFACTS >$CLEANROOM_ARTIFACTS/art", {
          name: "artifacts",
        }),
        sh("sleep 60", { name: "timeout", timeout_ms: 200, expect: { error: "Timeout" } }),
      ],
    },
    {
      name: "fails",
      continue_on_fail: true,
      steps: [sh("exit 1", { name: "1" }), sh("echo x", { name: "2", expect: { stdout: { equals: "y" } } })],
    },
  ],
};

function fill(project: Project): void {
  project.file("tool", "#!/bin/sh\necho tool $1\n", 0o755).file("dir/file", "data", 0o600).file("dir/other", "");
}

async function reportOf(project: Project, args: readonly string[], env = {}, cwd = project.dir): Promise<Report> {
  const { code, stdout, stderr } = await project.cli(["run", "--json", ...args], { env, cwd });
  expect(code, stderr + stdout).toBe(1);
  return JSON.parse(stdout) as Report;
}

describe.concurrent("content_digest", () => {
  it(
    "is equal over backends, isolations, repetitions and folders",
    () =>
      inProject(CONFIG, async (project) => {
        fill(project);
        const reports = new Map<string, Report>();
        const first = await reportOf(project, ["--backend", "local"]);
        for (const { name, backend, env } of present()) {
          reports.set(name, await reportOf(project, ["--backend", backend], env));
        }
        reports.set("again", await reportOf(project, ["--backend", "local"]));
        const elsewhere = mkdtempSync(join(tmpdir(), "cleanroom-e2e-elsewhere-"));
        cpSync(project.dir, elsewhere, { recursive: true });
        reports.set("from another folder", await reportOf(project, ["--backend", "local"], {}, elsewhere));
        rmSync(elsewhere, { recursive: true });
        for (const [where, report] of reports) {
          expect(report.source.sha256, where).toBe(first.source.sha256);
          for (const [n, step] of report.steps.entries()) {
            const { name, outcome, exit_code, stdout, stderr, files } = first.steps[n] ?? step;
            // The paths that a cell has are no part of the digest where no backend can choose them.
            const facts = name === "artifacts" ? {} : { files };
            expect(step, `${where}: ${name}`).toMatchObject({ name, outcome, exit_code, stdout, stderr, ...facts });
          }
          expect(report.content_digest, where).toBe(first.content_digest);
        }
      }),
    120_000,
  );

  it(
    "is equal with a cell a step",
    () =>
      inProject(null, async (project) => {
        fill(project);
        // Two configurations in one project: the tested source is the same.
        project.file("scenario.toml", toml({ image: IMAGE, isolation: "scenario", ...CONFIG }));
        project.file("step.toml", toml({ image: IMAGE, isolation: "step", ...CONFIG }));
        const shared = await reportOf(project, ["scenario.toml", "--backend", "local"]);
        for (const { name, backend, env } of present()) {
          const fresh = await reportOf(project, ["step.toml", "--backend", backend], env);
          for (const [n, step] of fresh.steps.entries()) {
            expect(step.stdout, `${name}: ${step.name}`).toEqual(shared.steps[n]?.stdout);
          }
          expect(fresh.content_digest, name).toBe(shared.content_digest);
        }
      }),
    120_000,
  );

  it("changes with the seed, the plan and what steps print", () =>
    inProject(CONFIG, async (project) => {
      fill(project);
      const digests = [(await reportOf(project, ["--backend", "local"])).content_digest];
      digests.push((await reportOf(project, ["--backend", "local", "--seed", "7"])).content_digest);
      digests.push((await reportOf(project, ["--backend", "local", "--env", "MORE=1"])).content_digest);
      project.file("tool", "#!/bin/sh\necho other $1\n", 0o755);
      digests.push((await reportOf(project, ["--backend", "local"])).content_digest);
      expect(new Set(digests).size).toBe(4);
    }));
});
