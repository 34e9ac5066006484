import { describe, expect } from "vitest";
import { inProject, type Ran } from "./cli.test-support.js";
import { expectNothingLeft, onEngines } from "./engines.test-support.js";
import { assertWellFormed } from "./xml.test-support.js";

const manySteps = (count: number) => ({
  artifacts: { max_size_bytes: "256MiB" },
  scenarios: [
    {
      name: "many",
      steps: Array.from({ length: count }, (_, n) => ({
        name: `step ${n}`,
        command: ["echo", `${n}`],
        expect: { stdout: { equals: `${n}\n` } },
      })),
    },
  ],
});

function expectAll(ran: Ran, count: number): void {
  expect(ran.code, ran.shown.slice(-2_000)).toBe(0);
  const { report } = ran;
  expect(report.steps).toHaveLength(count);
  expect(report.steps.every(({ name, outcome }, n) => name === `step ${n}` && outcome === "passed")).toBe(true);
  expect(new Set(report.steps.map(({ log_dir }) => log_dir)).size).toBe(count);
  expect(ran.log(`step ${count - 1}`).toString()).toBe(`${count - 1}\n`);
  expect(report.omitted).toEqual([]);
  assertWellFormed(ran.bytes("junit.xml"));
}

describe("one scenario", () => {
  onEngines(
    ["local"],
    "of 10,000 steps",
    ({ backend }) =>
      inProject(manySteps(10_000), async (project) => {
        const ran = await project.run(["--backend", backend]);
        expectAll(ran, 10_000);
        // The terminal gets a line a scenario, not one a step.
        expect(ran.stdout.split("\n").length).toBeLessThan(20);
        expect((await project.cli(["verify", ran.bundle])).code).toBe(0);
      }),
    300_000,
  );

  onEngines(
    ["docker", "podman", "podman-rootless"],
    "of 1,000 steps",
    ({ backend, env }) =>
      inProject(manySteps(1_000), async (project) => {
        const ran = await project.run(["--backend", backend], { env });
        expectAll(ran, 1_000);
        await expectNothingLeft(ran.report.run_id);
      }),
    200_000,
  );
});
