import { beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.js";
import { inProject, type Project, sh, steps } from "./cli.test-support.js";
import { ALL_ENGINES, CONTAINER_ENGINES, onEngines, present } from "./engines.test-support.js";
import type { Toml } from "./toml.test-support.js";
import { makeToolsImage, TOOLS_IMAGE } from "./tools-image.test-support.js";

/** An image whose programs are linked dynamically; the ordinary one has a static shell. */
const DYNAMIC = "cleanroom-test/gnu:1";
const CONTROL = "clock of dynamically linked programs";

/** Prints the time as bash, which is all that the image has for it, reads it. */
const NOW = (format: string, more: Readonly<Record<string, Toml>> = {}) => {
  return { command: ["bash", "-c", `printf '%(${format})T\n' -1`], ...more };
};
const SHOWN = steps(NOW("%F %T %Z", { expect: { stdout: { equals: "2000-01-01 00:00:00 UTC\n" } } }), {
  name: "fine",
  command: ["bash", "-c", "echo $EPOCHREALTIME; sleep 0.1; echo $EPOCHREALTIME"],
});

async function reportOf(project: Project, args: readonly string[], env = {}) {
  const { code, stdout, stderr } = await project.cli(["run", "--json", ...args], { env });
  const report = JSON.parse(stdout) as Report;
  return { code, stderr, report, scenario: report.scenarios[0] };
}

describe("a frozen clock", () => {
  onEngines(ALL_ENGINES, "is what steps read, and the report's tier", ({ name, backend, env }) =>
    inProject({ image: DYNAMIC, clock: "frozen", ...SHOWN }, async (project) => {
      // Rootless engines can't always enforce the limits, which this is not about.
      const demand = name === "podman-rootless" ? [] : ["--require-enforcement"];
      const ran = await project.run(["--backend", backend, ...demand], { env });
      expect(ran.code, ran.shown).toBe(0);
      expect(ran.log("fine").toString()).toBe("946684800.000000\n".repeat(2));
      expect(ran.report.determinism.tier).toBe("frozen-clock");
      expect(ran.report.determinism.controls).toContain(CONTROL);
      expect(ran.report.scenarios[0]?.determinism).toEqual({ tier: "frozen-clock" });
    }),
  );

  describe("for date and perl", () => {
    beforeAll(() => present(CONTAINER_ENGINES).forEach(makeToolsImage));
    const asked = { name: "asked", ...sh("date; perl -e 'print time'") };
    onEngines(ALL_ENGINES, "is the same", ({ backend, env }) =>
      inProject({ image: TOOLS_IMAGE, ...steps(asked) }, async (project) => {
        const ran = await project.run(["--backend", backend, "--clock", "frozen"], { env });
        expect(ran.code, ran.shown).toBe(0);
        expect(ran.log("asked").toString()).toBe("Sat Jan  1 00:00:00 UTC 2000\n946684800");
      }),
    );
  });

  it("gives steps that print the time one digest everywhere", { timeout: 120_000 }, () =>
    // The image has no locales, of which its bash complains.
    inProject({ image: DYNAMIC, env: { LC_ALL: "C" }, ...SHOWN }, async (project) => {
      const digests = new Map<string, string>();
      for (const { name, backend, env } of present()) {
        const { report, stderr } = await reportOf(project, ["--backend", backend, "--clock", "frozen"], env);
        expect(report.outcome, name + stderr).toBe("passed");
        digests.set(name, report.content_digest);
      }
      expect(new Set(digests.values()).size, JSON.stringify([...digests])).toBe(1);
    }),
  );

  onEngines(CONTAINER_ENGINES, "is told to be out of reach of static programs", ({ backend, env }) =>
    inProject(
      { clock: "frozen", ...steps(sh("date +%Y", { expect: { stdout: { not_contains: "2000" } } })) },
      (project) =>
        reportOf(project, ["--backend", backend], env).then(async ({ code, stderr, report, scenario }) => {
          expect(code, stderr).toBe(0);
          expect(stderr.match(/warning: the frozen clock is not reached by scenario "all": `date`/g)).toHaveLength(1);
          expect(report.determinism.tier).toBe("fixed-environment");
          expect(report.determinism.controls).not.toContain(CONTROL);
          expect(scenario?.determinism).toMatchObject({
            tier: "fixed-environment",
            reason: expect.stringMatching("reach"),
          });
          const demanded = await reportOf(project, ["--backend", backend, "--require-enforcement"], env);
          expect(demanded.code).toBe(3);
          expect(demanded.scenario).toMatchObject({ outcome: "error", error: { kind: "EnforcementUnavailable" } });
        }),
    ),
  );

  onEngines(["docker"], "is told to be out of reach where no shell can tell", ({ backend, env }) =>
    inProject(
      { image: "cleanroom-test/bare:1", clock: "frozen", ...steps({ command: ["/bin/busybox", "true"] }) },
      async (project) => {
        const { code, stderr, scenario } = await reportOf(project, ["--backend", backend], env);
        expect(code, stderr).toBe(0);
        expect(scenario?.determinism).toMatchObject({ reason: expect.stringMatching("no shell") });
      },
    ),
  );
});

describe("the clock of a scenario", () => {
  const own = {
    clock: "frozen",
    isolation: "step",
    scenarios: [
      { name: "advancing", clock: "advancing", steps: [NOW("%F"), NOW("%F")] },
      { name: "frozen", steps: [NOW("%s", { expect: { stdout: { equals: "946684800\n" } } })] },
      { name: "preload", steps: [NOW("%Y", { name: "own", env: { LD_PRELOAD: "" } })] },
    ],
  };
  onEngines(["docker", "local"], "is its own, and the run's tier the weakest of all", ({ backend, env }) =>
    inProject({ image: DYNAMIC, ...own }, async (project) => {
      const tiers = async (...args: string[]) => {
        const { code, stderr, report } = await reportOf(project, ["--backend", backend, ...args], env);
        expect(code, stderr).toBe(0);
        return [report.determinism.tier, ...report.scenarios.map(({ determinism }) => determinism?.tier)];
      };
      const [weakest, advancing, frozen] = ["fixed-environment", "advancing-clock", "frozen-clock"];
      expect(await tiers()).toEqual([weakest, advancing, frozen, weakest]);
      expect(await tiers("--scenario", "advancing", "--scenario", "frozen")).toEqual([advancing, advancing, frozen]);
    }),
  );

  it("goes on from the moment where it advances", () =>
    inProject(
      {
        clock: "advancing",
        ...steps({ name: "times", command: ["bash", "-c", "date +%s.%N; sleep 1.1; date +%s.%N"] }),
      },
      async (project) => {
        const ran = await project.run(["--backend", "local"]);
        const [first = 0, second = 0] = ran.log("times").toString().trim().split("\n").map(Number);
        expect(first).toBeGreaterThanOrEqual(946_684_800);
        expect(first).toBeLessThan(946_684_800 + 60);
        expect(second - first).toBeGreaterThan(1);
      },
    ));

  it("stays as it is where an examination varies the time", { timeout: 120_000 }, () =>
    inProject({ clock: "frozen", ...steps({ command: ["date", "+%s"] }) }, async (project) => {
      const { stdout, stderr } = await project.cli(["run", "--perturb", "--json", "--backend", "local"]);
      expect(JSON.parse(stdout), stderr).toMatchObject({ outcome: "deterministic" });
    }),
  );

  it("is one of three", () =>
    inProject(SHOWN, async (project) => {
      const { code, stderr } = await project.cli(["run", "--clock", "frozn"]);
      expect(code).toBe(2);
      expect(stderr).toContain("frozen");
    }));
});
