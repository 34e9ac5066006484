import { configJsonSchema } from "../config/json-schema.js";
import { reportJsonSchema } from "../report/json-schema.js";
import { parseFlags } from "./flags.js";
import type { Verb } from "./verb.js";

export const verb: Verb = {
  summary: "prints the JSON Schema of cleanroom.toml",
  usage: "Usage: cleanroom schema [--report]\n\n  --report   the schema of report.json instead\n",
  run: async (args, io) => {
    const { values } = parseFlags(args, { report: { type: "boolean" } }, false);
    const schema = values["report"] === true ? reportJsonSchema() : configJsonSchema();
    io.out(`${JSON.stringify(schema, null, 2)}\n`);
    return 0;
  },
};
