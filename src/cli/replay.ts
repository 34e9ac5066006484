import { resolve } from "node:path";
import type { RunEvent } from "../app/api.js";
import type { Replay } from "../app/replay/replay.js";
import { CleanroomError } from "../core/errors.js";
import { scenarioHead } from "../report/console.js";
import { inert, oneLine, plural } from "../report/text.js";
import { parseFlags } from "./flags.js";
import { shownPath } from "./shown-path.js";
import type { Io, Verb } from "./verb.js";

const FLAGS = {
  backend: { type: "string", multiple: true },
  config: { type: "string" },
  json: { type: "boolean" },
} as const;

export const verb: Verb = {
  summary: "runs a bundle's scenarios again and compares",
  usage: [
    "Usage: cleanroom replay BUNDLE [--backend NAME] [--config FILE] [--json]",
    "",
    "Verifies the bundle, runs its scenarios of the project in this folder again, with the settings and the seed they had,",
    "and compares what must not vary. Exit code 0: all is the same; 1: something differs; 4: the bundle does not verify.",
    "",
    "  --backend NAME   where to run, in place of the backend of the run (repeatable)",
    "  --config FILE    the cleanroom.toml to use, in place of the one that the bundle names",
    "  --json           print what was found as JSON, and nothing else, on stdout",
    "",
  ].join("\n"),
  run: replayVerb,
};

async function replayVerb(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseFlags(args, FLAGS, false);
  const [bundle, ...more] = positionals;
  if (bundle === undefined || more.length > 0) {
    throw new CleanroomError("ConfigInvalid", bundle === undefined ? "replay needs a bundle" : "one bundle at a time", {
      hint: "cleanroom replay artifacts/<run_id>/<run_id>.bundle.tgz",
    });
  }
  const json = values["json"] === true;
  const say = (lines: readonly string[]) => (json ? io.err : io.out)(lines.map((text) => `${text}\n`).join(""));
  const onEvent = (event: RunEvent) => {
    if (event.type === "warning") io.err(`warning: ${inert(event.message)}\n`);
    if (event.type === "notice") say([inert(event.message)]);
    if (event.type === "scenario_finished") say(scenarioHead(event.scenario, { color: io.color }));
  };
  const backends = ((values["backend"] as string[] | undefined) ?? []).flatMap((names) => names.split(","));
  const { replayBundle } = await import("../app/replay/replay.js");
  const config = (values["config"] as string | undefined) ?? null;
  const replaying = { cwd: io.cwd, env: io.env, config, backends };
  const replay = await replayBundle(resolve(io.cwd, bundle), replaying, { signal: io.signal, onEvent });
  if (json) io.out(`${JSON.stringify(asJson(replay))}\n`);
  else say(linesOf(replay, io.cwd));
  await replay.after.cleanedUp;
  return io.signal.aborted ? replay.after.exitCode : replay.exitCode;
}

function asJson({ same, verification, before, after, sources, differences }: Replay): Record<string, unknown> {
  return {
    same,
    run_id: before.run_id,
    replay_run_id: after.report.run_id,
    signer: verification.signer,
    content_digest: { was: before.content_digest, is: after.report.content_digest },
    sources,
    differences,
  };
}

function linesOf({ same, verification, before, after, sources, differences }: Replay, cwd: string): string[] {
  const ran = before.scenarios.filter(({ content_digest }) => content_digest !== null).length;
  const name = (text: string) => inert(oneLine(text, 200));
  return [
    "",
    name(verification.summary),
    ...sources.map(({ what, was, is }) => `! the ${name(what)} is not the one of the run: was ${was}, is ${is}`),
    ...differences.flatMap(({ scenario, backend, step, what, was, is }) => [
      `✗ ${name(scenario)} (${backend})${step === null ? "" : ` > ${name(step)}`}: ${what} differs`,
      `    was ${name(was)}`,
      `    is  ${name(is)}`,
    ]),
    same
      ? `✓ same: ${plural(ran, "scenario")} gave what they gave in run ${before.run_id}`
      : `✗ different: ${differences.length} of ${plural(ran, "scenario")}${sources.length === 0 ? "" : ", and what was tested"}`,
    ...(after.runDir === null ? [] : [`  evidence: ${inert(shownPath(cwd, after.runDir))}`]),
  ];
}
