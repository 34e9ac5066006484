import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { RunEvent, RunRequest } from "../app/api.js";
import { detectCi } from "../ci/detect.js";
import { optionOverride, optionRow } from "../config/options.js";
import { CleanroomError } from "../core/errors.js";
import { scenarioLines, summaryLines } from "../report/console.js";
import { FailedOutputs } from "../report/failed-outputs.js";
import { inert } from "../report/text.js";
import { parseFlags } from "./flags.js";
import { shownPath } from "./shown-path.js";
import type { Io, Verb } from "./verb.js";

const FLAGS = {
  config: { type: "string" },
  "output-dir": { type: "string" },
  "sign-key": { type: "string" },
  key: { type: "string" },
  latest: { type: "boolean" },
  json: { type: "boolean" },
  quiet: { type: "boolean" },
} as const;

export const verb: Verb = {
  summary: "makes one run of several: shards, jobs of a matrix",
  usage: [
    "Usage: cleanroom merge DIR… [--output-dir DIR] [--sign-key FILE] [--key FILE] [--latest] [--json]",
    "",
    "DIR is a run directory, a bundle, or a folder that holds some. Their evidence is verified first. The order does not",
    "matter, and what is there twice counts once. Of results that differ all count, but for those of an earlier attempt",
    "of the same CI run.",
    "",
    "  --config FILE                the cleanroom.toml whose [artifacts] and [security] hold",
    "  --output-dir DIR             folder for the merged run",
    "  --sign-key FILE              Ed25519 private key (PKCS#8 PEM) that signs the merged evidence",
    "  --key FILE                   the public key (PEM) that must have signed every part",
    "  --latest                     of results that differ only the latest counts: the others were tried again",
    "  --json                       print the report as JSON, and nothing else, on stdout",
    "  --quiet                      print failures and the totals only",
    "",
  ].join("\n"),
  run: mergeVerb,
};

async function mergeVerb(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseFlags(args, FLAGS, false);
  if (positionals.length === 0) {
    throw new CleanroomError("ConfigInvalid", "merge needs the results of at least one run", {
      hint: "cleanroom merge downloads/: a folder into which the artifacts of all jobs were downloaded.",
    });
  }
  const [json, quiet] = [values["json"] === true, values["quiet"] === true || values["json"] === true];
  const key = values["key"] as string | undefined;
  const options = {
    paths: positionals,
    latest: values["latest"] === true,
    publicKey: key === undefined ? null : readKey(io, "--key", key),
  };
  const say = (lines: readonly string[]) => (json ? io.err : io.out)(lines.map((text) => `${text}\n`).join(""));
  const outputs = new FailedOutputs();
  const onEvent = (event: RunEvent) => {
    if (event.type === "warning") io.err(`warning: ${inert(event.message)}\n`);
    if (event.type === "notice" && !quiet) say([inert(event.message)]);
    if (event.type === "step_finished") outputs.keep(event.step, event.output);
    if (event.type === "scenario_finished" && (!quiet || event.scenario.outcome !== "passed")) {
      say(scenarioLines(event.scenario, { color: io.color, texts: outputs.of }));
    }
  };
  const { mergeRuns } = await import("../app/merge/merge.js");
  const result = await mergeRuns(makeRequest(values, io), options, { onEvent, signal: io.signal });
  const shown = (path: string | undefined | null) => (path == null ? null : shownPath(io.cwd, path));
  const places = { runDir: shown(result.runDir), bundle: shown(result.bundle?.path) };
  if (json) io.out(`${JSON.stringify(result.report)}\n`);
  else say(summaryLines(result.report, { color: io.color, ...places }));
  const platform = detectCi(io.env);
  if (platform.name !== "none") {
    const { publishToCi } = await import("./publish.js");
    say(publishToCi(platform, result, outputs.of, io));
  }
  const { writeError } = result;
  if (writeError !== null) io.err(`cleanroom: ${writeError.kind}: ${writeError.message}\n  ${writeError.hint}\n`);
  await result.cleanedUp;
  return result.exitCode;
}

function makeRequest(values: ReturnType<typeof parseFlags>["values"], io: Io): RunRequest {
  const [config, outputDir, signKey] = ["config", "output-dir", "sign-key"].map((name) => values[name]);
  const row = optionRow("artifacts.output_dir");
  return {
    cwd: io.cwd,
    env: io.env,
    overrides: row === null || outputDir === undefined ? [] : [optionOverride(row, String(outputDir), "--output-dir")],
    paths: config === undefined ? [] : [String(config)],
    config: config === undefined ? null : String(config),
    command: null,
    selection: { scenarios: [], tags: null, shard: null },
    signing:
      signKey === undefined
        ? { mode: "auto", key: null }
        : { mode: "key", key: readKey(io, "--sign-key", String(signKey)) },
    secrets: [],
    updateSnapshots: false,
    requireBackend: false,
    requireEnforcement: false,
  };
}

function readKey(io: Io, flag: string, path: string): string {
  try {
    return readFileSync(resolve(io.cwd, path), "utf8");
  } catch (cause) {
    throw new CleanroomError(
      "ConfigInvalid",
      `${flag} ${path} can't be read: ${(cause as NodeJS.ErrnoException).code}`,
      {
        hint: "Name a file in PEM form: openssl genpkey -algorithm ed25519 makes a private key, openssl pkey -pubout its public one.",
        context: { path },
        cause,
      },
    );
  }
}
