import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { DeterminismFindings } from "../../src/determinism/findings.js";
import { inProject, type Project, sh } from "./cli.test-support.js";
import { CONTAINER_ENGINES, onEngines, present } from "./engines.test-support.js";
import { makeToolsImage, TOOLS_IMAGE } from "./tools-image.test-support.js";

interface Program {
  readonly program: string;
  readonly axis: string;
  readonly requires: readonly string[];
  readonly steps: readonly (readonly string[])[];
}

const FIXTURES = join(import.meta.dirname, "../../fixtures/nondeterminism");
const PROGRAMS = JSON.parse(readFileSync(join(FIXTURES, "programs.json"), "utf8")) as Program[];

/** A project that runs each of these programs as a scenario. */
function scenariosOf(programs: readonly Program[]) {
  return programs.map(({ program, requires, steps }) => ({
    name: program,
    requires: [...requires],
    steps: steps.map((command, index) => ({ name: `${index + 1}`, command: [...command] })),
  }));
}

async function examine(project: Project, args: readonly string[], env = {}): Promise<DeterminismFindings> {
  for (const folder of ["programs", "data"]) {
    cpSync(join(FIXTURES, folder), join(project.dir, folder), { recursive: true });
  }
  const ran = await project.cli(["run", "--perturb", "--json", ...args], { env });
  expect([0, 1], ran.stderr).toContain(ran.code);
  return JSON.parse(ran.stdout) as DeterminismFindings;
}

/** Each program's true axis beside what was found; those that could not be run are left out. */
function judged(findings: DeterminismFindings, programs: readonly Program[]) {
  const ran = findings.scenarios.filter(({ verdict }) => verdict !== "not run");
  return ran.map(({ scenario, causes }) => {
    const truth = programs.find(({ program }) => program === scenario)?.axis;
    return { scenario, found: causes.join(", "), truth };
  });
}

describe("the planted programs", () => {
  it("are forty and more, on every axis", () => {
    expect(PROGRAMS.length).toBeGreaterThanOrEqual(40);
    expect(new Set(PROGRAMS.map(({ axis }) => axis)).size).toBe(11);
  });

  const parts = [0, 1, 2, 3].map((part) => PROGRAMS.filter((_, index) => index % 4 === part));
  it.each(parts.map((programs, index) => ({ programs, part: index + 1 })))(
    "give away the one axis they depend on, part $part",
    { timeout: 400_000 },
    ({ programs }) =>
      inProject({ max_concurrent: 2, scenarios: scenariosOf(programs) }, async (project) => {
        const found = judged(await examine(project, ["--backend", "local"]), programs);
        expect(found.length).toBeGreaterThanOrEqual(programs.length / 2);
        expect(found.filter(({ found: cause, truth }) => cause !== truth)).toEqual([]);
      }),
  );
});

describe("an examination in containers", () => {
  beforeAll(() => present(CONTAINER_ENGINES).forEach(makeToolsImage));
  const names = /^(time-1|timezone-1|uid-1|hostname-1|path-4|file-order-3|umask-4|cpu-count-1|cpu-count-4)\.sh$/;
  const programs = PROGRAMS.filter(({ program }) => names.test(program));

  for (const part of [0, 1, 2]) {
    const own = programs.filter((_, index) => index % 3 === part);
    onEngines(
      CONTAINER_ENGINES,
      `names the axes of ${own.map(({ axis }) => axis).join(", ")}`,
      ({ backend, env }) =>
        inProject({ image: TOOLS_IMAGE, scenarios: scenariosOf(own) }, async (project) => {
          const findings = await examine(project, ["--backend", backend], env);
          const found = judged(findings, own);
          expect(found).toHaveLength(3);
          expect(found.filter(({ found: cause, truth }) => cause !== truth)).toEqual([]);
        }),
      400_000,
    );
  }
});

describe.concurrent("an examination", () => {
  it("tells the first byte that differs, and where", () =>
    inProject(
      { scenarios: [{ name: "all", steps: [sh('echo first; echo "on $(uname -n)"', { name: "named" })] }] },
      async (project) => {
        const ran = await project.cli(["run", "--perturb", "--backend", "local"]);
        expect(ran.code).toBe(1);
        expect(ran.stdout).toContain("nondeterministic: hostname");
        expect(ran.stdout).toContain('first difference: stdout of "named", byte 9 (line 2, column 4)');
        expect(ran.stdout).toMatch(/- cleanroom\n\s+\+ another-node-7\n/);
        // No run directory, no evidence: nothing here is a result.
        expect(project.runDirs()).toEqual([]);
      },
    ));

  it("finds nothing in a program that depends on nothing, and says so with exit code 0", () =>
    inProject(null, async (project) => {
      const ran = await project.cli(["doctor", "determinism", "--backend", "local", "--json", "--", "echo", "hi"]);
      expect(ran.code, ran.stderr).toBe(0);
      const { outcome, scenarios } = JSON.parse(ran.stdout) as DeterminismFindings;
      expect(outcome).toBe("deterministic");
      expect(scenarios[0]?.axes.map(({ status }) => status)).not.toContain("differs");
    }));

  it("tells both where a program depends on an axis and is random besides", () =>
    inProject(null, async (project) => {
      const script = 'head -c 6 /dev/urandom | od -An -tx1; echo "host $(uname -n)"; date +%s';
      const ran = await project.cli(["run", "--perturb", "--json", "--backend", "local", "--", "sh", "-c", script]);
      const { scenarios } = JSON.parse(ran.stdout) as DeterminismFindings;
      expect(scenarios[0]?.causes).toEqual(["time", "hostname", "unexplained"]);
      expect(scenarios[0]?.unexplained).toMatchObject({ where: "stdout", line: 1 });
    }));

  it("does not blame an axis for what is merely random", () =>
    inProject(null, async (project) => {
      const script = "echo number $(($(od -An -N1 -tu1 /dev/urandom) % 5))";
      const ran = await project.cli(["run", "--perturb", "--json", "--backend", "local", "--", "sh", "-c", script]);
      const { scenarios } = JSON.parse(ran.stdout) as DeterminismFindings;
      expect(scenarios[0]?.causes).toEqual(["unexplained"]);
    }));

  it("leaves alone what the scenario sets itself", () =>
    inProject({ scenarios: [{ name: "all", env: { TZ: "UTC0" }, steps: [sh("date -d @0")] }] }, async (project) => {
      const ran = await project.cli(["run", "--perturb", "--json", "--backend", "local"]);
      const { scenarios } = JSON.parse(ran.stdout) as DeterminismFindings;
      expect(scenarios[0]?.causes).not.toContain("timezone");
      expect(scenarios[0]?.axes.find(({ axis }) => axis === "timezone")).toMatchObject({
        status: "not tried",
        note: "the scenario sets TZ itself",
      });
    }));

  it(
    "sees through a program that waits for the clock to go on",
    () =>
      inProject(null, async (project) => {
        const script = 'end=$(($(date +%s) + 1)); while [ "$(date +%s)" -lt $end ]; do sleep 0.1; done; uname -n';
        const ran = await project.cli(["run", "--perturb", "--json", "--backend", "local", "--", "sh", "-c", script]);
        const { scenarios } = JSON.parse(ran.stdout) as DeterminismFindings;
        expect(scenarios[0]?.causes).toEqual(["hostname"]);
        expect(scenarios[0]?.notes.join()).toContain("waits for it to go on");
      }),
    300_000,
  );
});
