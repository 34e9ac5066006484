import { describe, expect, it } from "vitest";
import { inProject, type Project, sh } from "./cli.test-support.js";

const scenario = (name: string, tags: string[]) => ({ name, tags, steps: [sh("true")] });
const CONFIG = {
  scenarios: [
    scenario("build: fast", ["smoke"]),
    scenario("build: slow", ["slow", "nightly"]),
    scenario("deploy", ["smoke", "slow"]),
  ],
};

async function selected(project: Project, args: readonly string[]): Promise<string[]> {
  const { code, stdout, stderr } = await project.cli(["run", "--backend", "local", "--json", ...args]);
  expect(code, stderr).toBe(0);
  return (JSON.parse(stdout) as { scenarios: { name: string }[] }).scenarios.map(({ name }) => name);
}

describe.concurrent("scenarios are selected", () => {
  it("by globs", () =>
    inProject(CONFIG, async (project) => {
      expect(await selected(project, [])).toEqual(["build: fast", "build: slow", "deploy"]);
      expect(await selected(project, ["--scenario", "build:*"])).toEqual(["build: fast", "build: slow"]);
      expect(await selected(project, ["--scenario", "deploy", "--scenario", "*fast"])).toEqual([
        "build: fast",
        "deploy",
      ]);
    }));

  it("by tags", () =>
    inProject(CONFIG, async (project) => {
      expect(await selected(project, ["--tag", "@smoke"])).toEqual(["build: fast", "deploy"]);
      expect(await selected(project, ["--tag", "@smoke and not @slow"])).toEqual(["build: fast"]);
      expect(await selected(project, ["--tag", "nightly or (smoke and slow)"])).toEqual(["build: slow", "deploy"]);
    }));

  it("by shards, each in exactly one", () =>
    inProject({ scenarios: Array.from({ length: 12 }, (_, n) => scenario(`s${n}`, [])) }, async (project) => {
      const parts = await Promise.all([1, 2, 3].map((n) => selected(project, ["--shard", `${n}/3`])));
      expect(parts.flat().sort()).toEqual(Array.from({ length: 12 }, (_, n) => `s${n}`).sort());
      expect(Math.max(...parts.map((part) => part.length))).toBeLessThan(12);
    }));
});

describe.concurrent("several backends", () => {
  it("run every scenario on each; a missing engine is skipped, and fails where it is required", () =>
    inProject(CONFIG, async (project) => {
      const env = { DOCKER_HOST: "unix:///nonexistent.sock" };
      const args = ["--backend", "docker,local", "--scenario", "deploy"];
      const ran = await project.run(args, { env });
      expect(ran.code, ran.shown).toBe(0);
      expect(ran.report).toMatchObject({ outcome: "passed", counts: { passed: 1, skipped: 1 } });
      expect(ran.report.scenarios.map(({ backend, outcome, reason }) => [backend, outcome, reason])).toEqual([
        ["docker", "skipped", "engine unavailable"],
        ["local", "passed", null],
      ]);
      const required = await project.run([...args, "--require-backend"], { env });
      expect(required.code).toBe(3);
      expect(required.report).toMatchObject({ outcome: "error", error: { kind: "EngineUnavailable" } });
    }));

  it("auto takes the first that works, and says why others were passed over", () =>
    inProject(CONFIG, async (project) => {
      const env = { DOCKER_HOST: "unix:///no-docker.sock", CLEANROOM_PODMAN_SOCKET: "/no-podman.sock" };
      const ran = await project.run([], { env });
      expect(ran.code, ran.shown).toBe(0);
      expect(ran.report.backend).toBe("local");
      expect(ran.stdout).toMatch(/backend auto: using local \(.*no-docker\.sock.*no-podman\.sock/s);
    }));
});
