import { timeOfRunId } from "../app/run-id.js";
import { sweep } from "../app/sweep.js";
import { CleanroomError } from "../core/errors.js";
import { parseFlags } from "./flags.js";
import type { Verb } from "./verb.js";

export const verb: Verb = {
  summary: "removes what killed runs left behind",
  usage: [
    "Usage: cleanroom gc [--run ID]",
    "",
    "Removes containers, networks, volumes and temp folders of runs whose process is gone, or that are a day old.",
    "",
    "  --run ID                     everything of this run instead, even while it is at work",
    "",
  ].join("\n"),
  run: async (args, io) => {
    const { values, positionals } = parseFlags(args, { run: { type: "string" } }, false);
    const runId = values["run"] === undefined ? undefined : checkRunId(String(values["run"]));
    if (positionals.length > 0) throw strayArgument(positionals[0] ?? "");
    const { removed, failed } = await sweep(io.env, runId);
    for (const line of removed) io.out(`${line}\n`);
    if (failed.length > 0) throw failed[0];
    io.out(removed.length === 0 ? "nothing was left behind\n" : `${removed.length} removed\n`);
    return 0;
  },
};

function checkRunId(text: string): string {
  if (timeOfRunId(text) !== null) return text;
  throw new CleanroomError("ConfigInvalid", `--run ${text} is no id of a run`, {
    hint: "Run ids look like 20261121T213000Z-1a2b3c4d: they name the folders of results, and are in report.json.",
    context: { flag: "--run", value: text },
  });
}

function strayArgument(text: string): CleanroomError {
  return new CleanroomError("ConfigInvalid", `gc takes no argument, but was given ${text}`, {
    hint: "Name a run with --run ID.",
    context: { argument: text },
  });
}
