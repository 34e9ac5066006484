import { matrixOf } from "../app/matrix.js";
import { withCatalogue } from "../app/with-catalogue.js";
import { CleanroomError } from "../core/errors.js";
import { buildPlan } from "../plan/build.js";
import { configFlagUsage } from "./flags.js";
import { loadFromFlags } from "./load.js";
import type { Verb } from "./verb.js";

export const verb: Verb = {
  summary: "prints a matrix for a CI engine: --shards N",
  usage: ["Usage: cleanroom plan [PATH] --shards N [flags]", "", ...configFlagUsage(), ""].join("\n"),
  run: async (args, io) => {
    const { config, line } = await loadFromFlags(args, { shards: { type: "string" } }, io);
    const shards = Number(line.values["shards"] ?? 1);
    if (!Number.isInteger(shards) || shards < 1) {
      throw new CleanroomError("ConfigInvalid", `--shards: "${line.values["shards"]}" is no number of shards`, {
        hint: "Give 1 or more.",
      });
    }
    io.out(
      `${JSON.stringify(matrixOf(buildPlan(withCatalogue(config), { scenarios: [], tags: null, shard: null }, null), shards))}\n`,
    );
    return 0;
  },
};
