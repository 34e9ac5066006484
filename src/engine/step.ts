import { createHash } from "node:crypto";
import { posix } from "node:path";
import { checkStep } from "../assertions/check.js";
import { networkHint } from "../assertions/network-hint.js";
import type { Cell, StepExit } from "../backend/backend.js";
import { asCleanroomError, type Failure } from "../core/errors.js";
import { COVERAGE_FOLDER } from "../coverage/environment.js";
import { fixedEnvironment } from "../determinism/environment.js";
import { normaliseOutput } from "../determinism/normalise.js";
import type { PlannedScenario, PlannedStep } from "../model/plan.js";
import type { RedactedBytes } from "../model/redacted.js";
import type { FileReport, StepReport } from "../model/report.js";
import type { StepResult } from "../model/result.js";
import type { TestedBin } from "../workspace/bin.js";
import { Capture, type CapturedStream, describeStream } from "./capture.js";
import type { EngineContext } from "./context.js";
import { coverageVariables, setCoverageAside } from "./coverage.js";
import { round } from "./measure.js";

const NOTHING: CapturedStream = { bytes: Buffer.alloc(0) as RedactedBytes, truncated: false };

/** The parts of a step's result that depend on neither its run nor its end. */
interface StepFrame {
  readonly scenario: PlannedScenario;
  readonly step: PlannedStep;
  readonly backend: string;
}

/** How a step ran. */
interface Run {
  readonly exit: StepExit;
  readonly stdout: CapturedStream;
  readonly stderr: CapturedStream;
  readonly timeout: StepTimeout;
}

/** What limits a step in time. */
export interface StepTimeout {
  /** Milliseconds from now, null for no limit. */
  readonly ms: number | null;
  /** The whole scenario's limit where that is what ends the step, null where its own does. */
  readonly scenarioMs: number | null;
}

/** Runs one step in a cell and judges it. A step that fails is a result; only defects of our own are thrown. */
export async function runStep(
  context: EngineContext,
  frame: StepFrame,
  cell: Cell,
  timeout: StepTimeout,
): Promise<StepResult> {
  const { scenario, step } = frame;
  const { plan, redactor } = context;
  const out = new Capture(redactor, step.maxOutput);
  const err = new Capture(redactor, step.maxOutput);
  let exit: StepExit;
  try {
    exit = await cell.run(
      {
        argv: argvOf(step, context.bin, cell),
        env: {
          ...cell.baseEnv,
          ...fixedEnvironment(plan.seed, cell.artifactsDir),
          ...coverageVariables(context, cell),
          ...scenario.env,
          ...step.env,
        },
        folders: context.coverage === null ? [] : [COVERAGE_FOLDER],
        stdin: step.stdin === null ? null : Buffer.from(step.stdin),
        timeoutMs: timeout.ms,
        collect: Object.keys(step.expect.files ?? {}),
        signal: context.signal,
      },
      { stdout: (chunk) => out.write(chunk), stderr: (chunk) => err.write(chunk) },
    );
  } catch (thrown) {
    const failure = redactor.json(asCleanroomError(thrown).toFailure());
    return assemble(
      context,
      frame,
      { stdout: out.end(), stderr: err.end() },
      { outcome: "error", failures: [failure] },
    );
  }
  const stdout = out.end();
  const stderr = withNetworkHint(scenario, exit, stdout, err.end(), step.maxOutput);
  const failures = judge(context, frame, cell, { exit, stdout, stderr, timeout });
  const outcome = failures.length === 0 ? "passed" : "failed";
  return assemble(context, frame, { stdout, stderr }, { outcome, failures, exit });
}

/** The result of a step that could not be begun, because of what was thrown. */
export function brokenStep(context: EngineContext, frame: StepFrame, thrown: unknown): StepResult {
  const failure = context.redactor.json(asCleanroomError(thrown).toFailure());
  return assemble(context, frame, { stdout: NOTHING, stderr: NOTHING }, { outcome: "error", failures: [failure] });
}

/** The result of a step after which something could not be done. */
export function withTrouble(context: EngineContext, result: StepResult, thrown: unknown): StepResult {
  const failure = context.redactor.json(asCleanroomError(thrown).toFailure());
  const failures = [...result.report.failures, failure];
  return { ...result, report: { ...result.report, outcome: "error", error: failures[0] ?? failure, failures } };
}

/** The result of the step that was next when the scenario's time was over. */
export function lateStep(context: EngineContext, frame: StepFrame, scenarioMs: number): StepResult {
  const args = context.redactor.json([...frame.step.args]);
  const failure: Failure = {
    kind: "Timeout",
    message: `the scenario's ${scenarioMs} ms were over before this step began`,
    hint: "Find out which step takes so long, or raise timeout_ms of the scenario.",
    context: { args, timeout_ms: scenarioMs },
  };
  return assemble(context, frame, { stdout: NOTHING, stderr: NOTHING }, { outcome: "failed", failures: [failure] });
}

/** The result of a step that was never begun. */
export function skippedStep(context: EngineContext, frame: StepFrame): StepResult {
  return assemble(context, frame, { stdout: NOTHING, stderr: NOTHING }, { outcome: "skipped", failures: [] });
}

function argvOf(step: PlannedStep, bin: TestedBin, cell: Cell): string[] {
  if (step.target === "command") return [...step.args];
  return [cell.externalBin ?? posix.join(cell.workdir, bin.inProject ?? ""), ...step.args];
}

function judge(
  { redactor, compareSnapshot, plan }: EngineContext,
  { step }: StepFrame,
  cell: Cell,
  { exit, stdout, stderr, timeout }: Run,
): Failure[] {
  // A snapshot must not know where the cell lay on the host.
  const placeless = { workdir: plan.workdir, cellWorkdirs: [cell.workdir], artifactsDirs: [cell.artifactsDir] };
  const files = new Map(
    Object.keys(step.expect.files ?? {}).map((path) => {
      const content = exit.files.wanted.get(path);
      return [path, content === undefined ? null : redactor.bytes(content).toString("utf8")];
    }),
  );
  return checkStep(step.expect, {
    args: redactor.json([...step.args]),
    exitCode: exit.exitCode,
    ended: exit.ended,
    limit: exit.limit,
    durationMs: exit.durationMs,
    memoryPeakBytes: exit.memoryPeakBytes,
    memoryCeilingBytes: exit.memoryCeilingBytes,
    timeoutMs: timeout.scenarioMs ?? timeout.ms,
    timeoutOf: timeout.scenarioMs === null ? "step" : "scenario",
    stdout: stdout.bytes.toString("utf8"),
    stderr: stderr.bytes.toString("utf8"),
    files,
    snapshot: (name, text) => compareSnapshot(name, normaliseOutput(text, placeless).toString("utf8")),
  });
}

/** When a closed network is why a step failed, its stderr says so in one line of ours. */
function withNetworkHint(
  scenario: PlannedScenario,
  exit: StepExit,
  stdout: CapturedStream,
  stderr: CapturedStream,
  limit: number,
): CapturedStream {
  const hint = networkHint({
    network: scenario.policy.network.kind,
    exitCode: exit.exitCode,
    stdout: stdout.bytes.toString("utf8"),
    stderr: stderr.bytes.toString("utf8"),
  });
  if (hint === null || stderr.truncated) return stderr;
  const gap = stderr.bytes.length > 0 && stderr.bytes.at(-1) !== 0x0a ? "\n" : "";
  const bytes = Buffer.concat([stderr.bytes, Buffer.from(`${gap}${hint}\n`)]);
  return bytes.length > limit ? stderr : { bytes: bytes as RedactedBytes, truncated: false };
}

function assemble(
  context: EngineContext,
  { scenario, step, backend }: StepFrame,
  streams: { stdout: CapturedStream; stderr: CapturedStream },
  verdict: { outcome: StepReport["outcome"]; failures: Failure[]; exit?: StepExit },
): StepResult {
  const { redactor } = context;
  const { exit, outcome, failures } = verdict;
  const artifacts = new Map<string, RedactedBytes>();
  const { files, coverage } = setCoverageAside(context, exit);
  for (const [path, content] of files) {
    const redacted = redactor.text(path);
    let name: string = redacted;
    // Two names may differ in a secret alone.
    for (let n = 2; artifacts.has(name); n++) name = `${redacted}#${n}`;
    artifacts.set(name, redactor.bytes(content));
  }
  const omitted = (exit?.files.omitted ?? []).map((file) => ({ ...file, path: redactor.text(file.path) }));
  const report: StepReport = {
    name: step.name,
    scenario: scenario.name,
    backend,
    args: redactor.json([...step.args]),
    location: { ...step.location },
    outcome,
    exit_code: exit === undefined || exit.ended !== "exited" ? null : exit.exitCode,
    started_at: exit === undefined ? null : new Date(exit.startedAt).toISOString(),
    duration_ms: round(exit?.durationMs ?? 0),
    stdout: describeStream(streams.stdout),
    stderr: describeStream(streams.stderr),
    files: [...artifacts].map(([path, content]) => describeFile(path, content)),
    resources: {
      cpu_ms: exit?.cpuMs == null ? null : round(exit.cpuMs),
      memory_peak_bytes: exit?.memoryPeakBytes ?? null,
    },
    error: failures[0] ?? null,
    failures,
    log_dir: null,
  };
  return { report, stdout: streams.stdout.bytes, stderr: streams.stderr.bytes, artifacts, omitted, coverage };
}

function describeFile(path: string, content: Buffer): FileReport {
  return { path, bytes: content.length, sha256: createHash("sha256").update(content).digest("hex") };
}
