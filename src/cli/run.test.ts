import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readRunnerLog } from "../ci/runner-log.test-support.js";
import type { Report } from "../model/report.js";
import { verb } from "./run.js";
import { verb as verify } from "./verify.js";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "cleanroom-cli-run-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** Runs a verb as the CLI does, in the test's folder. */
async function call(args: string[], env: Record<string, string> = {}, called = verb) {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const code = await called.run(args, {
    cwd: dir,
    env: { PATH: process.env["PATH"], ...env },
    color: false,
    out: (text) => void stdout.push(text),
    err: (text) => void stderr.push(text),
    signal: new AbortController().signal,
  });
  return { code, stdout: stdout.join(""), stderr: stderr.join("") };
}

const project = (toml: string) => writeFileSync(join(dir, "cleanroom.toml"), toml);
const HOSTILE = `default_backend = "local"
[[scenarios]]
name = "::warning::n"
  [[scenarios.steps]]
  name = "##[error]s"
  command = ["sh", "-c", "echo ::error::o; echo x '##[set-output name=a]b'; echo '##vso[task.complete]' >&2; exit 3"]
`;
const posix = describe.skipIf(process.platform === "win32");

posix("what a person reads", () => {
  test("paths as they would type them, and a command that does verify the evidence", async () => {
    const { code, stdout } = await call(["--backend", "local", "--", "true"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}evidence: artifacts\/\S+$/m);
    const [, bundle = ""] = /^ {2}verify: {3}cleanroom verify (artifacts\/\S+)$/m.exec(stdout) ?? [];
    expect((await call([bundle], {}, verify)).code).toBe(0);
  });

  test("why scenarios were skipped, with what was tried, once", async () => {
    const scenario = (name: string) => `[[scenarios]]\nname = "${name}"\n[[scenarios.steps]]\ncommand = ["true"]\n`;
    project(`default_backend = "docker"\nimage = "busybox"\n${scenario("one")}${scenario("two")}`);
    const { code, stdout } = await call([], { DOCKER_HOST: `unix://${dir}/no.sock` });
    expect(code).toBe(0);
    expect(stdout).toContain("- one (docker): engine unavailable\n    EngineUnavailable: ");
    expect(stdout).toContain("- two (docker): engine unavailable\n");
    expect(stdout.match(/no\.sock/g)).toHaveLength(1);
    expect(stdout.match(/→/g)).toHaveLength(1);
  });

  test("what a failed step wrote on the stream that its message does not show, and nothing of those that passed", async () => {
    const step = (script: string) => `[[scenarios.steps]]\ncommand = ["sh", "-c", "${script}"]\n`;
    project(
      `default_backend = "local"\n[[scenarios]]\nname = "a"\n${step("echo fine")}${step("echo out; echo err >&2; exit 1")}`,
    );
    const { code, stdout } = await call(["--quiet"]);
    expect(code).toBe(1);
    expect(stdout.match(/│ .+/g)).toEqual(["│ out"]);
    expect(stdout).toMatch(/^ +err$/m);
  });
});

posix("in a CI", () => {
  test("GitHub: annotations and the job summary; nothing from outside is a command", async () => {
    project(HOSTILE);
    const summary = join(dir, "summary.md");
    writeFileSync(summary, "of another step\n");
    const env = { GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: dir, GITHUB_STEP_SUMMARY: summary };
    const { code, stdout, stderr } = await call([], env);
    expect(code).toBe(1);
    const { commands } = readRunnerLog(stdout + stderr);
    expect(commands.map(({ name, properties }) => [name, properties["file"], properties["line"]])).toEqual([
      ["error", "cleanroom.toml", "4"],
      ["error", undefined, undefined],
    ]);
    expect(stdout + stderr).not.toContain("##vso[");
    expect(readFileSync(summary, "utf8")).toMatch(/^of another step\n## ❌ Cleanroom: failed/);
  });

  test("GitHub: with --json stdout holds the report alone", async () => {
    project(HOSTILE);
    const { stdout, stderr } = await call(["--json"], { GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: dir });
    expect((JSON.parse(stdout) as Report).outcome).toBe("failed");
    expect(readRunnerLog(stderr).commands).toHaveLength(2);
  });

  test("a summary that can't be written is a warning, and the run is what it was", async () => {
    mkdirSync(join(dir, "summary.md"));
    const env = { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: join(dir, "summary.md") };
    const { code, stderr } = await call(["--backend", "local", "--", "true"], env);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^warning: .*summary\.md can't be written: EISDIR$/m);
  });

  test("GitLab: the code quality report lies in the output folder", async () => {
    project(HOSTILE);
    const { stdout } = await call([], { GITLAB_CI: "true", CI_PROJECT_DIR: dir });
    expect(stdout).toContain("codequality: artifacts/gl-code-quality-report.json");
    const issues = JSON.parse(readFileSync(join(dir, "artifacts/gl-code-quality-report.json"), "utf8")) as unknown[];
    expect(issues).toMatchObject([{ location: { path: "cleanroom.toml", lines: { begin: 4 } } }]);
  });
});
