import type { DataTable } from "../data-table.js";
import { phrase, type Theme } from "../vocabulary.js";

/** Variables of the environment. */
export const ENVIRONMENT: Theme = {
  title: "Environment",
  phrases: [
    phrase(
      /^(?:the )?environment ([A-Za-z_]\w*)\s*=\s*"(.*)"$/,
      "Sets a variable, for Cleanroom and for the program. `CLEANROOM_*` and variables of engines are for Cleanroom alone.",
      'Given environment CLEANROOM_TIMEOUT_MS="20000"',
      (world, name: string, value: string) => {
        world.env[name] = value;
      },
    ),
    phrase(
      "environment:",
      "Sets several: a table of names and values.",
      "Given environment:\n  | GREETING | hello |",
      (world, table: DataTable) => {
        Object.assign(world.env, table.rowsHash());
      },
    ),
    phrase(
      /^(?:the )?environment ([A-Za-z_]\w*) is (?:unset|not set)$/,
      "Takes a variable away.",
      "Given environment CLEANROOM_BACKEND is unset",
      (world, name: string) => {
        world.env[name] = undefined;
      },
    ),
    phrase(
      "(a )CI environment is detected",
      "Runs as in a CI: `CI=true`.",
      "Given CI environment is detected",
      (world) => {
        world.env["CI"] = "true";
      },
    ),
  ],
};
