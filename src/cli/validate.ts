import { withCatalogue } from "../app/with-catalogue.js";
import { buildPlan } from "../plan/build.js";
import { checkBin } from "../workspace/bin.js";
import { configFlagUsage } from "./flags.js";
import { loadFromFlags } from "./load.js";
import type { Verb } from "./verb.js";

export const verb: Verb = {
  summary: "checks the configuration without running anything",
  usage: ["Usage: cleanroom validate [PATH] [flags]", "", ...configFlagUsage(), ""].join("\n"),
  run: async (args, io) => {
    const { config } = await loadFromFlags(args, {}, io);
    const plan = buildPlan(withCatalogue(config), { scenarios: [], tags: null, shard: null }, null);
    const usesBin = plan.scenarios.some(({ steps }) => steps.some(({ target }) => target === "bin"));
    checkBin(plan.projectDir, usesBin ? plan.bin : null, plan.exclude);
    const steps = plan.scenarios.reduce((sum, scenario) => sum + scenario.steps.length, 0);
    io.out(`valid: ${count(plan.scenarios.length, "scenario")}, ${count(steps, "step")}\n`);
    return 0;
  },
};

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
