import { describe, expect, it } from "vitest";
import type { Bench } from "../../src/app/bench/bench.js";
import { inProject, sh } from "./cli.test-support.js";

const CONFIG = {
  scenarios: [
    { name: "quick", steps: [sh("true", { name: "nothing" }), sh("echo x", { name: "little" })] },
    { name: "other", steps: [sh("true", { name: "nothing" })] },
  ],
};

describe.concurrent("bench", () => {
  it("reports percentiles of each step and scenario, and leaves nothing", () =>
    inProject(CONFIG, async (project) => {
      const args = ["bench", "--backend", "local", "--scenario", "quick", "--iterations", "4", "--warmup", "1"];
      const { code, stdout, stderr } = await project.cli([...args, "--json"]);
      expect(code, stderr).toBe(0);
      const bench = JSON.parse(stdout) as Bench;
      expect(bench).toMatchObject({ iterations: 4, warmup: 1 });
      const [scenario, ...more] = bench.scenarios;
      expect(more).toEqual([]);
      expect(scenario).toMatchObject({ name: "quick", backend: "local" });
      expect(scenario?.steps.map(({ name }) => name)).toEqual(["nothing", "little"]);
      for (const { duration_ms: each } of [
        bench.run,
        ...(scenario === undefined ? [] : [scenario, ...scenario.steps]),
      ]) {
        const ordered = [each.min, each.p50, each.p90, each.p95, each.p99, each.max];
        expect(ordered).toEqual([...ordered].sort((a, b) => a - b));
        expect(each.min).toBeGreaterThan(0);
        expect(each.mean).toBeLessThanOrEqual(each.max);
      }
      expect(project.runDirs()).toEqual([]);
      const shown = await project.cli(args);
      expect(shown.stdout).toMatch(/p50 +p90 +p95 +p99 +min +max +mean/);
      expect(shown.stdout).toContain("quick (local)");
    }));

  it("measures no failures", () =>
    inProject(
      { scenarios: [{ name: "broken", steps: [sh("echo why; exit 3", { name: "fails" })] }] },
      async (project) => {
        const { code, stdout, stderr } = await project.cli(["bench", "--backend", "local"]);
        expect([code, stdout]).toEqual([1, ""]);
        expect(stderr).toContain("broken");
        expect(stderr).toContain("nothing was measured");
      },
    ));

  it("refuses what is no number of runs", () =>
    inProject(CONFIG, async (project) => {
      const { code, stderr } = await project.cli(["bench", "--iterations", "none"]);
      expect(code).toBe(2);
      expect(stderr).toContain("--iterations");
    }));
});
