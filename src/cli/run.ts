import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { RunEvent, RunRequest, RunResult, Signing } from "../app/api.js";
import { runProject } from "../app/run.js";
import { detectCi } from "../ci/detect.js";
import { CleanroomError } from "../core/errors.js";
import { parseShard } from "../plan/shard.js";
import { scenarioLines, summaryLines } from "../report/console.js";
import { FailedOutputs } from "../report/failed-outputs.js";
import { inert } from "../report/text.js";
import { configFlagUsage, parseFlags } from "./flags.js";
import { shownPath } from "./shown-path.js";
import type { Io, Verb } from "./verb.js";

const FLAGS = {
  config: { type: "string" },
  scenario: { type: "string", multiple: true },
  tag: { type: "string" },
  shard: { type: "string" },
  "sign-key": { type: "string" },
  "require-backend": { type: "boolean" },
  "require-enforcement": { type: "boolean" },
  "dry-run": { type: "boolean" },
  "update-snapshots": { type: "boolean" },
  repeat: { type: "string" },
  perturb: { type: "boolean" },
  json: { type: "boolean" },
  quiet: { type: "boolean" },
} as const;

export const verb: Verb = {
  summary: "runs scenarios, or one command: run -- echo hi",
  usage: [
    "Usage: cleanroom run [PATH…] [flags]           PATH: a cleanroom.toml, .feature files, folders of them",
    "       cleanroom run [flags] -- COMMAND [ARG…]",
    "",
    "  --config FILE                the cleanroom.toml to use",
    "  --scenario GLOB              only scenarios of that name (repeatable)",
    "  --tag EXPRESSION             only scenarios with those tags, e.g. '@core and not @slow'",
    "  --shard i/n                  only the i-th of n parts",
    "  --sign-key FILE              Ed25519 private key (PKCS#8 PEM) that signs the evidence",
    "  --require-backend            a missing engine fails instead of skips",
    "  --require-enforcement        a control that can't be enforced fails instead of being reported",
    "  --update-snapshots           take what steps print as the new snapshots",
    "  --repeat N                   run N times and fail where the results differ",
    "  --perturb                    vary time, locale, path and more, one at a time, and tell what results depend on",
    "  --dry-run                    print the plan as JSON and stop",
    "  --json                       print the report as JSON, and nothing else, on stdout",
    "  --quiet                      print failures and the totals only",
    ...configFlagUsage(),
    "",
  ].join("\n"),
  run: runVerb,
};

async function runVerb(args: readonly string[], io: Io): Promise<number> {
  const line = parseFlags(args, FLAGS, true);
  const request = makeRequest(line, io);
  if (line.values["dry-run"] === true) {
    const { planOnly } = await import("../app/plan-only.js");
    io.out(`${JSON.stringify(await planOnly(request), null, 2)}\n`);
    return 0;
  }
  const [json, quiet] = [line.values["json"] === true, line.values["quiet"] === true];
  if (line.values["perturb"] === true) {
    const { perturb } = await import("./perturb.js");
    return perturb(request, io, { json, quiet });
  }
  if (line.values["repeat"] !== undefined) {
    const { repeat } = await import("./repeat.js");
    return repeat(String(line.values["repeat"]), io, json, (hear) => runOnce(request, line, io, hear));
  }
  return (await runOnce(request, line, io, () => undefined)).exitCode;
}

async function runOnce(
  request: RunRequest,
  line: ReturnType<typeof parseFlags>,
  io: Io,
  hear: (event: RunEvent) => void,
): Promise<RunResult> {
  const json = line.values["json"] === true;
  const view: View = {
    say: (lines) => (json ? io.err : io.out)(lines.map((text) => `${text}\n`).join("")),
    warn: (text) => io.err(`warning: ${inert(text)}\n`),
    color: io.color,
    quiet: line.values["quiet"] === true || json,
    outputs: new FailedOutputs(),
    told: new Set(),
  };
  const onEvent = (event: RunEvent) => {
    hear(event);
    show(event, view);
  };
  const result = await runProject(request, { signal: io.signal, onEvent });
  if (json) io.out(`${JSON.stringify(result.report)}\n`);
  else {
    const shown = (path: string | undefined | null) => (path == null ? null : shownPath(io.cwd, path));
    const places = { runDir: shown(result.runDir), bundle: shown(result.bundle?.path) };
    view.say(summaryLines(result.report, { color: io.color, ...places }));
  }
  const platform = detectCi(io.env);
  if (platform.name !== "none") {
    const { publishToCi } = await import("./publish.js");
    view.say(publishToCi(platform, result, view.outputs.of, io));
  }
  if (result.writeError !== null) {
    io.err(`cleanroom: ${result.writeError.kind}: ${result.writeError.message}\n  ${result.writeError.hint}\n`);
  }
  await result.cleanedUp;
  return result;
}

function makeRequest(line: ReturnType<typeof parseFlags>, io: Io): RunRequest {
  const { values } = line;
  const list = (name: string) => ((values[name] as string[] | undefined) ?? []).slice();
  const config = values["config"] as string | undefined;
  return {
    cwd: io.cwd,
    env: io.env,
    overrides: line.overrides,
    paths: config === undefined ? line.positionals : [config, ...line.positionals],
    config: config ?? null,
    command: line.command,
    selection: {
      scenarios: list("scenario"),
      tags: (values["tag"] as string | undefined) ?? null,
      shard: values["shard"] === undefined ? null : parseShard(String(values["shard"])),
    },
    signing: readSigning(io, values["sign-key"] as string | undefined),
    secrets: [],
    updateSnapshots: values["update-snapshots"] === true,
    requireBackend: values["require-backend"] === true,
    requireEnforcement: values["require-enforcement"] === true,
  };
}

function readSigning(io: Io, file: string | undefined): Signing {
  if (file === undefined) return { mode: "auto", key: null };
  try {
    return { mode: "key", key: readFileSync(resolve(io.cwd, file), "utf8") };
  } catch (cause) {
    throw new CleanroomError(
      "ConfigInvalid",
      `--sign-key ${file} can't be read: ${(cause as NodeJS.ErrnoException).code}`,
      {
        hint: "Make one with: openssl genpkey -algorithm ed25519 -out signing-key.pem",
        context: { file },
        cause,
      },
    );
  }
}

interface View {
  readonly say: (lines: readonly string[]) => void;
  readonly warn: (text: string) => void;
  readonly color: boolean;
  readonly quiet: boolean;
  readonly outputs: FailedOutputs;
  /** Why scenarios were skipped, as far as it was printed. */
  readonly told: Set<string>;
}

function show(event: RunEvent, { say, warn, color, quiet, outputs, told }: View): void {
  if (event.type === "warning") warn(event.message);
  else if (event.type === "notice" && !quiet) say([inert(event.message)]);
  else if (event.type === "step_finished") outputs.keep(event.step, event.output);
  else if (event.type === "scenario_finished" && (!quiet || event.scenario.outcome !== "passed")) {
    say(scenarioLines(event.scenario, { color, texts: outputs.of, told }));
    if (event.scenario.error !== null) told.add(event.scenario.error.message);
  }
}
