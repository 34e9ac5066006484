import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { STARTER_WORKFLOW, starterConfig } from "../app/starter.js";
import { CleanroomError } from "../core/errors.js";
import { parseFlags } from "./flags.js";
import type { Verb } from "./verb.js";

const WORKFLOW = ".github/workflows/cleanroom.yml";

export const verb: Verb = {
  summary: "writes a starter cleanroom.toml and workflow",
  usage:
    "Usage: cleanroom init\n\nWrites cleanroom.toml and .github/workflows/cleanroom.yml for the project in this folder; overwrites nothing.\n",
  run: async (args, io) => {
    parseFlags(args, {}, false);
    if (existsSync(join(io.cwd, "cleanroom.toml"))) {
      throw new CleanroomError("ConfigInvalid", "cleanroom.toml is here already", {
        hint: "Edit it; `cleanroom validate` checks it.",
      });
    }
    writeFileSync(join(io.cwd, "cleanroom.toml"), starterConfig(io.cwd, basename(io.cwd)));
    io.out("wrote cleanroom.toml\n");
    if (!existsSync(join(io.cwd, WORKFLOW))) {
      mkdirSync(join(io.cwd, ".github/workflows"), { recursive: true });
      writeFileSync(join(io.cwd, WORKFLOW), STARTER_WORKFLOW);
      io.out(`wrote ${WORKFLOW}\n`);
    }
    io.out("next: cleanroom run\n");
    return 0;
  },
};
