import { configJson, renderConfig } from "../config/render.js";
import { configFlagUsage } from "./flags.js";
import { loadFromFlags } from "./load.js";
import type { Verb } from "./verb.js";

export const verb: Verb = {
  summary: "prints the effective configuration and where each value came from",
  usage: ["Usage: cleanroom config [PATH] [--json] [flags]", "", ...configFlagUsage(), ""].join("\n"),
  run: async (args, io) => {
    const { config, line } = await loadFromFlags(args, { json: { type: "boolean" } }, io);
    io.out(line.values["json"] === true ? `${JSON.stringify(configJson(config), null, 2)}\n` : renderConfig(config));
    return 0;
  },
};
