import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ENGINE_UNAVAILABLE } from "../../engine/run.js";
import type { ScenarioReport } from "../../model/report.js";
import { demand, present } from "../demand.js";
import { featuresBelow } from "../feature-files.js";
import type { InnerResult } from "../inner-run.js";
import { NESTED } from "../nested.js";
import { artifactsDir, outerOverrides } from "../run-request.js";
import { phrase, type Theme } from "../vocabulary.js";
import type { World } from "../world.js";

/** Scenarios of every suite, so that what is said of all of them is said of some. */
const CHECK = `Feature: What every suite has
  @podman
  Scenario: on podman
    When I run command ["true"] using "podman"
    Then the exit code is 0

  @docker
  Scenario: on docker
    When I run command ["true"] using "docker"
    Then the exit code is 0

  @local
  Scenario: without an engine
    When I run command ["true"] using "local"
    Then the exit code is 0
`;

/** Suites inside a suite. */
export const SUITE: Theme = {
  title: "The suite as a whole",
  phrases: [
    phrase(
      "I run the full feature suite",
      "Runs every feature of the folder that this one lies in, and three scenarios that every suite has: on podman, on docker and on local.",
      "When I run the full feature suite",
      runSuite,
    ),
    phrase(
      /^(docker|podman)-tagged scenarios are skipped$/,
      "Scenarios with that tag were skipped for want of their engine, and nothing ran on it.",
      "Then podman-tagged scenarios are skipped",
      (world, engine: string) => {
        const { scenarios } = suiteOf(world).report;
        const tagged = scenarios.filter(({ tags }) => tags.includes(`@${engine}`));
        const ran = [
          ...tagged.filter(({ outcome, reason }) => outcome !== "skipped" || reason !== ENGINE_UNAVAILABLE),
          ...scenarios.filter((scenario) => scenario.engine?.name === engine),
        ];
        demand(tagged.length > 0 && ran.length === 0, {
          message: `not skipped: ${ran.map(({ name }) => name).join(", ")}`,
          ...{ expected: `every scenario tagged @${engine} is skipped`, actual: ran.map(brief) },
        });
      },
    ),
    phrase(
      "other scenarios run",
      "The others did, where their engines are here.",
      "And other scenarios run",
      (world) => {
        const { scenarios } = suiteOf(world).report;
        const others = scenarios.filter(
          ({ tags }) => ![...world.unavailable].some((engine) => tags.includes(`@${engine}`)),
        );
        const ran = others.filter(({ engine }) => engine !== null);
        const local = others.filter(({ tags }) => tags.includes("@local"));
        demand(ran.length > 0 && local.some(({ outcome }) => outcome !== "skipped"), {
          message: "no other scenario ran",
          actual: others.map(brief),
        });
      },
    ),
  ],
};

async function runSuite(world: World): Promise<void> {
  if (world.environment[NESTED] !== undefined) world.skip("this suite is run by a scenario of itself");
  const { host } = world;
  const check = join(world.dir, "every-suite.feature");
  writeFileSync(check, CHECK);
  const config = host.configPath === null ? [] : [host.configPath];
  const result = await host.runInner({
    cwd: host.cwd,
    env: { ...world.environment, [NESTED]: "1" },
    overrides: [
      ...outerOverrides(world),
      { key: "artifacts.output_dir", value: artifactsDir(world), origin: "feature" },
    ],
    paths: [...config, ...featuresBelow(dirname(world.featurePath), true), check],
    signal: host.signal,
    requireEnforcement: host.requireEnforcement,
  });
  host.afterwards(result.cleanedUp);
  world.notes.set("suite", result);
}

function suiteOf(world: World): InnerResult {
  return present(world.notes.get("suite") as InnerResult | undefined, "no suite was run so far");
}

function brief({ name, backend, outcome, reason }: ScenarioReport) {
  return { name, backend, outcome, reason };
}
