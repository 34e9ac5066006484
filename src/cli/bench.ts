import type { RunEvent, RunRequest } from "../app/api.js";
import type { Bench } from "../app/bench/bench.js";
import type { Latency } from "../app/bench/latency.js";
import { CleanroomError } from "../core/errors.js";
import { scenarioLines, summaryLines } from "../report/console.js";
import { FailedOutputs } from "../report/failed-outputs.js";
import { inert, oneLine, plural } from "../report/text.js";
import { configFlagUsage, parseFlags } from "./flags.js";
import type { Io, Verb } from "./verb.js";

const FLAGS = {
  config: { type: "string" },
  scenario: { type: "string", multiple: true },
  tag: { type: "string" },
  iterations: { type: "string" },
  warmup: { type: "string" },
  json: { type: "boolean" },
} as const;

const ITERATIONS = 20;
const WARMUP = 1;
const COLUMNS = ["p50", "p90", "p95", "p99", "min", "max", "mean"] as const;

export const verb: Verb = {
  summary: "repeats scenarios and reports latency percentiles",
  usage: [
    "Usage: cleanroom bench [PATH] [--scenario GLOB] [--iterations N] [--warmup N] [--json] [flags]",
    "       cleanroom bench [flags] -- COMMAND [ARG…]",
    "",
    "  --config FILE                the cleanroom.toml to use",
    "  --scenario GLOB              only scenarios of that name (repeatable)",
    "  --tag EXPRESSION             only scenarios with those tags",
    `  --iterations N               runs that are measured; ${ITERATIONS} by default`,
    `  --warmup N                   runs before those; ${WARMUP} by default`,
    "  --json                       print the figures as JSON, and nothing else, on stdout",
    ...configFlagUsage(),
    "",
  ].join("\n"),
  run: benchVerb,
};

async function benchVerb(args: readonly string[], io: Io): Promise<number> {
  const line = parseFlags(args, FLAGS, true);
  const { values } = line;
  const options = {
    iterations: count(values, "iterations", { fallback: ITERATIONS, least: 1 }),
    warmup: count(values, "warmup", { fallback: WARMUP, least: 0 }),
  };
  const outputs = new FailedOutputs();
  const warned = new Set<string>();
  const onEvent = (event: RunEvent) => {
    if (event.type === "step_finished") outputs.keep(event.step, event.output);
    if (event.type !== "warning" || warned.has(event.message)) return;
    warned.add(event.message);
    io.err(`warning: ${inert(event.message)}\n`);
  };
  const { benchProject } = await import("../app/bench/bench.js");
  const result = await benchProject(makeRequest(line, io), options, { signal: io.signal, onEvent });
  if ("report" in result) {
    const lines = result.report.scenarios.flatMap((each) => {
      return each.outcome === "passed" ? [] : scenarioLines(each, { color: false, texts: outputs.of });
    });
    const last = summaryLines(result.report, { color: false, runDir: null, bundle: null });
    io.err([...lines, ...last, "nothing was measured: a run did not pass", ""].join("\n"));
    return result.exitCode === 0 ? 1 : result.exitCode;
  }
  io.out(values["json"] === true ? `${JSON.stringify(result)}\n` : `${table(result).join("\n")}\n`);
  return 0;
}

function count(
  values: ReturnType<typeof parseFlags>["values"],
  name: string,
  { fallback, least }: { fallback: number; least: number },
): number {
  const text = values[name];
  if (text === undefined) return fallback;
  if (/^\d{1,6}$/.test(String(text)) && Number(text) >= least) return Number(text);
  throw new CleanroomError("ConfigInvalid", `--${name}: found ${JSON.stringify(text)}, expected a number of runs`, {
    hint: `Give ${least} or more.`,
    context: { flag: `--${name}`, value: text },
  });
}

function makeRequest({ values, overrides, positionals, command }: ReturnType<typeof parseFlags>, io: Io): RunRequest {
  const config = (values["config"] as string | undefined) ?? null;
  return {
    ...{ cwd: io.cwd, env: io.env, overrides, command, config },
    paths: config === null ? positionals : [config, ...positionals],
    selection: {
      scenarios: [...((values["scenario"] as string[] | undefined) ?? [])],
      tags: (values["tag"] as string | undefined) ?? null,
      shard: null,
    },
    signing: { mode: "none", key: null },
    secrets: [],
    updateSnapshots: false,
    requireBackend: true,
    requireEnforcement: false,
  };
}

function table({ iterations, warmup, run, scenarios }: Bench): string[] {
  const rows: [string, Latency][] = [
    ["run", run.duration_ms],
    ...scenarios.flatMap(({ name, backend, duration_ms, steps }): [string, Latency][] => [
      [`${label(name)} (${backend})`, duration_ms],
      ...steps.map((step): [string, Latency] => [`  ${label(step.name)}`, step.duration_ms]),
    ]),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const cell = (text: string) => text.padStart(9);
  return [
    `${plural(iterations, "run")} after ${warmup} to warm up; milliseconds`,
    "",
    `${"".padEnd(width)}${COLUMNS.map(cell).join("")}`,
    ...rows.map(([name, latency]) => {
      return `${name.padEnd(width)}${COLUMNS.map((column) => cell(latency[column].toFixed(1))).join("")}`;
    }),
  ];
}

function label(name: string): string {
  return inert(oneLine(name, 60));
}
