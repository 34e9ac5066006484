import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inProject, type Project, Ran, sh } from "./cli.test-support.js";
import type { Toml } from "./toml.test-support.js";

const CONFIG: Record<string, Toml> = {
  scenarios: [
    { name: "flaky", steps: [sh("cat state; exit $(cat state)", { name: "tries" })] },
    { name: "steady", steps: [sh("echo steady", { name: "holds" })] },
  ],
};

const attempt = (number: number) => ({
  GITHUB_ACTIONS: "true",
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_REPOSITORY: "acme/tool",
  GITHUB_RUN_ID: "77",
  GITHUB_RUN_ATTEMPT: String(number),
});

const run = (project: Project, state: string, env: Record<string, string> = {}) =>
  project.file("state", state).run(["--backend", "local"], { env });

async function merge(project: Project, args: readonly string[]): Promise<Ran> {
  const before = new Set(project.runDirs());
  const finished = await project.cli(["merge", ...args]);
  const [runDir = null] = project.runDirs().filter((dir) => !before.has(dir));
  return new Ran(finished, runDir);
}

const shown = ({ report }: Ran) => report.scenarios.map(({ name, outcome }) => `${name} ${outcome}`);

describe.concurrent("results of one scenario that differ", () => {
  it("all count, and the user is told; --latest takes them for retries", () =>
    inProject(CONFIG, async (project) => {
      const [bad, good] = [await run(project, "3"), await run(project, "0")];
      expect([bad.code, good.code]).toEqual([1, 0]);
      const both = await merge(project, [good.path("."), bad.path(".")]);
      expect(both.code).toBe(1);
      expect(shown(both)).toEqual(["flaky failed", "flaky passed", "steady passed"]);
      expect(both.report.counts).toMatchObject({ passed: 2, failed: 1 });
      for (const text of [
        bad.report.run_id,
        good.report.run_id,
        "different results",
        "--latest",
        "different sources",
      ]) {
        expect(both.stderr).toContain(text);
      }
      expect((await project.cli(["verify", both.bundle])).code).toBe(0);
      const latest = await merge(project, [bad.path("."), good.path("."), "--latest"]);
      expect(latest.code, latest.shown).toBe(0);
      expect(shown(latest)).toEqual(["flaky passed", "steady passed"]);
      expect(latest.report.content_digest).toBe(good.report.content_digest);
    }));

  it("a later attempt of the same CI run replaces an earlier one", () =>
    inProject(CONFIG, async (project) => {
      const first = await run(project, "3", attempt(1));
      const second = await run(project, "0", attempt(2));
      const merged = await merge(project, [second.bundle, first.bundle]);
      expect(merged.code, merged.shown).toBe(0);
      expect(shown(merged)).toEqual(["flaky passed", "steady passed"]);
      expect(merged.report.replaced).toContainEqual({
        ...{ scenario: "flaky", backend: "local", outcome: "failed", why: "attempt" },
        ...{ run_id: first.report.run_id, by: second.report.run_id },
      });
      expect(merged.stdout).toContain("a later attempt");
    }));
});

describe.concurrent("what a merge leaves out", () => {
  it("is listed, and so is what its parts had left out", () =>
    inProject(null, async (project) => {
      const noise = "head -c 60000 /dev/urandom";
      const config = (limit: string) => `default_backend = "local"
max_output = "1MiB"
[artifacts]
max_size_bytes = "${limit}"
[[scenarios]]
name = "loud"
[[scenarios.steps]]
name = "shouts"
command = ["sh", "-c", "${noise} >$CLEANROOM_ARTIFACTS/noise.bin; echo loud"]
[[scenarios]]
name = "louder"
[[scenarios.steps]]
name = "shouts"
command = ["sh", "-c", "${noise} >$CLEANROOM_ARTIFACTS/noise.bin; ${noise} >$CLEANROOM_ARTIFACTS/more.bin; echo louder"]
`;
      project.file("cleanroom.toml", config("230KB"));
      const loud = await project.run(["--scenario", "loud"]);
      expect(loud.report.omitted.map(({ path }) => path)).toEqual([]);
      const louder = await project.run(["--scenario", "louder"]);
      expect(louder.report.omitted).toHaveLength(1);
      const merged = await merge(project, [loud.bundle, louder.bundle]);
      expect(merged.code, merged.shown).toBe(0);
      const left = merged.report.omitted.map(({ path }) => path);
      const already = (louder.report.omitted[0]?.path ?? "").replace("steps/01-", "steps/02-");
      expect(left).toContain(already);
      expect(left.length).toBeGreaterThan(1);
      const roomy = await merge(project, [loud.bundle, louder.bundle, "--config", join(project.dir, "roomy.toml")]);
      expect(roomy.code).toBe(2);
      project.file("roomy.toml", config("10MiB"));
      const all = await merge(project, [loud.bundle, louder.bundle, "--config", "roomy.toml"]);
      expect(all.report.omitted.map(({ path }) => path)).toEqual([already]);
      expect(all.bytes("steps/01-shouts/artifacts/noise.bin")).toEqual(
        loud.bytes("steps/01-shouts/artifacts/noise.bin"),
      );
    }));
});
