import { OPTIONS, optionOverride } from "../../config/options.js";
import { CleanroomError } from "../../core/errors.js";
import { nearest } from "../../core/nearest.js";
import { demand, present, same } from "../demand.js";
import type { InnerRun } from "../inner-run.js";
import { repeat } from "../repeat.js";
import { phrase, type Theme } from "../vocabulary.js";
import type { World } from "../world.js";

/** What runs are told, and what of it took effect. */
export const CONFIG: Theme = {
  title: "Configuration",
  phrases: [
    phrase(
      /^I pass (--[\w-]+)(?:[= ]"?([^"]*)"?)? to run(?:\(\))?$/,
      "An explicit option, as on the command line.",
      "Given I pass --timeout-ms=5000 to run()",
      passFlag,
    ),
    phrase("(the )timeout is {duration}", "How long a step may take.", "Given timeout is 50 ms", (world, ms: number) =>
      world.setOption("timeout_ms", ms, "feature"),
    ),
    phrase("(the )step timeout is {duration}", "The same.", "Given step timeout is 100 ms", (world, ms: number) =>
      world.setOption("timeout_ms", ms, "feature"),
    ),
    phrase(
      "(the )max_output is {size}",
      "How much is kept of each stream of a step.",
      "Given max_output is 4KB",
      (world, bytes: number) => world.setOption("max_output", bytes, "feature"),
    ),
    phrase(
      /^(?:the )?seed (?:is )?"?(\d+)"?$/,
      "The seed of the runs.",
      ['Given seed "42"', "Given the seed is 7"],
      (world, seed: string) => world.setOption("seed", Number(seed), "feature"),
    ),
    phrase(
      "I enable policy {name} explicitly",
      "The isolation policy of the runs.",
      'Given I enable policy "permissive" explicitly',
      (world, name: string) => world.setOption("default_policy", name, "feature"),
    ),
    phrase("(the )policy is {name}", "The same.", "Given the policy is standard", (world, name: string) =>
      world.setOption("default_policy", name, "feature"),
    ),
    phrase(
      "(the )image is {text}",
      "The image of the container backends.",
      'Given the image is "debian:bookworm-slim"',
      (world, image: string) => world.setOption("image", image, "feature"),
    ),
    phrase(
      "(the )effective timeout is {duration}",
      "What took effect in the last run, as its config.json has it.",
      "Then effective timeout is 5000",
      (world, ms: number) => effective(world, "timeout_ms", ms),
    ),
    phrase(
      "(the )effective value of {text} is {value}",
      "The same for any key of the configuration.",
      'Then the effective value of "seed" is 42',
      (world, key: string, value: unknown) => effective(world, key, value),
    ),
    phrase(
      "env contains {text}",
      "A variable is in the configuration of the last run, and in the environment that its program really gets.",
      'Then env contains "FROM_TOML=1"',
      envContains,
    ),
  ],
};

function passFlag(world: World, flag: string, text: string | undefined): void {
  const row = OPTIONS.find(({ cliFlag }) => cliFlag === flag);
  if (row === undefined) {
    const flags = OPTIONS.flatMap(({ cliFlag }) => cliFlag ?? []);
    const near = nearest(flag, flags);
    throw new CleanroomError("ConfigInvalid", `unknown flag ${flag}${near === null ? "" : `; did you mean ${near}?`}`, {
      hint: `Flags of the configuration: ${flags.join(", ")}.`,
      context: { flag },
    });
  }
  const { key, value } = optionOverride(row, text ?? "true", flag);
  world.setOption(key, value, flag);
}

function effective(world: World, key: string, expected: unknown): void {
  const { value, from } = configValue(world.last(), key);
  demand(same(value, expected), {
    message: `${key} is ${JSON.stringify(value)} (from ${from}), expected ${JSON.stringify(expected)}`,
    ...{ expected, actual: value },
  });
}

/** The effective value of a key in a run's config.json, and where it came from. */
export function configValue(run: InnerRun, key: string): { value: unknown; from: string } {
  const text = present(run.file("config.json"), "the run left no config.json").toString("utf8");
  const { values } = JSON.parse(text) as { values: { key: string; value: unknown; from: string }[] };
  const found = values.find((entry) => entry.key === key);
  return { value: found?.value ?? null, from: found?.from ?? "nothing" };
}

async function envContains(world: World, pair: string): Promise<void> {
  const [name = "", ...rest] = pair.split("=");
  const expected = rest.join("=");
  const { value } = configValue(world.last(), `env.${name}`);
  demand(value === expected, {
    message: `env.${name} is ${JSON.stringify(value)} in the configuration, expected ${JSON.stringify(expected)}`,
    ...{ expected, actual: value },
  });
  const seen = await world.probe(repeat(world.last(), [{ command: ["env"], name: "environment" }]));
  demand(seen.stdout.split("\n").includes(pair), {
    message: `${pair} is not in the environment of the program`,
    ...{ expected: pair, actual: seen.stdout },
  });
}
