import { createHash } from "node:crypto";
import { canonicalJson } from "../core/canonical-json.js";
import { describeStream } from "../engine/capture.js";
import { round } from "../engine/measure.js";
import { weakestTier } from "../model/determinism.js";
import type { RedactedBytes } from "../model/redacted.js";
import type { Outcome, ScenarioReport, StepReport } from "../model/report.js";
import type { StepResult } from "../model/result.js";
import type { FeatureContext, FeatureResult, ScenarioEnd } from "./context.js";
import type { InnerRun } from "./inner-run.js";
import type { PreparedScenario } from "./run-scenario.js";
import type { ScenarioJob, TestStep } from "./scenario-job.js";
import type { TestStepResult } from "./step-result.js";

/** Media types of attachments and the ends of their files' names. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  "text/plain": "txt",
  "application/json": "json",
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/svg+xml": "svg",
  "application/pdf": "pdf",
};
/** Changes when what a digest covers changes. */
const DIGEST_SCHEMA = "cleanroom.feature-digest/1";
const LOG = "text/x.cucumber.log+plain";

/** A step of a feature as a step of the ordinary report, with what its runs printed and left. */
export function stepResultOf(
  { redactor }: FeatureContext,
  job: Pick<ScenarioJob, "name" | "backend" | "location">,
  test: TestStep,
  result: TestStepResult,
): StepResult {
  const { runs, shown, failure } = result;
  const ran = runs.flatMap(({ steps }) => steps);
  const [only] = ran.length === 1 ? ran : [];
  const logs = shown.filter(({ mediaType }) => mediaType === LOG).map(({ body }) => `${body}\n`);
  const stream = (name: "stdout" | "stderr", extra = "") =>
    redactor.bytes(Buffer.from(ran.map((step) => step[name]).join("") + extra));
  const [stdout, stderr] = [stream("stdout", logs.join("")), stream("stderr")];
  const artifacts = artifactsOf(runs, shown, (bytes) => redactor.bytes(bytes));
  const truncated = (name: "stdout" | "stderr") => ran.some(({ report }) => report[name].truncated);
  const failures = failure === null ? [] : [failure];
  const report: StepReport = {
    name: test.kind === "step" ? `${test.keyword}${test.step.text}` : hookName(test),
    scenario: job.name,
    backend: backendOf(runs) ?? job.backend ?? "none",
    args: only ? [...only.report.args] : [],
    location:
      test.kind === "step" ? { ...test.location } : { file: test.hook.at.uri, line: test.hook.at.line, column: 1 },
    outcome: result.outcome,
    exit_code: only?.report.exit_code ?? null,
    started_at: result.startedAt === null ? null : new Date(result.startedAt).toISOString(),
    duration_ms: round(result.durationMs),
    stdout: describeStream({ bytes: stdout, truncated: truncated("stdout") }),
    stderr: describeStream({ bytes: stderr, truncated: truncated("stderr") }),
    files: [...artifacts].map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256(bytes) })),
    resources: only ? { ...only.report.resources } : { cpu_ms: null, memory_peak_bytes: null },
    error: result.outcome === "skipped" ? null : failure,
    failures: result.outcome === "skipped" ? [] : failures,
    log_dir: null,
  };
  return { report, stdout, stderr, artifacts };
}

/** The result of a scenario from those of its steps; hooks are told only where they failed. */
export function scenarioResult(
  context: FeatureContext,
  { job, tests }: PreparedScenario,
  results: readonly TestStepResult[],
  end: ScenarioEnd,
  durationMs: number,
): FeatureResult {
  const told = tests.flatMap((test, at) => {
    const result = results[at];
    if (result === undefined || (test.kind === "hook" && result.failure === null)) return [];
    return [{ step: stepResultOf(context, job, test, result), result }];
  });
  const steps = told.map(({ step }) => step);
  const runs = results.flatMap((result) => result.runs);
  const last = runs.findLast(({ scenario }) => scenario?.engine != null)?.scenario ?? null;
  const determinism = runs.flatMap(({ scenario }) => scenario?.determinism ?? []);
  const reason = determinism.find((each) => each.reason !== undefined)?.reason;
  const outcome = outcomeOf(results, end);
  const bad =
    steps.find(({ report }) => report.outcome === "error") ?? steps.find(({ report }) => report.outcome === "failed");
  const report: ScenarioReport = {
    name: job.name,
    backend: backendOf(runs) ?? job.backend ?? "none",
    outcome,
    reason: outcome === "skipped" || end.reason === "interrupted" ? end.reason : null,
    location: { ...job.location },
    tags: [...job.tags],
    duration_ms: round(durationMs),
    image: last?.image ?? null,
    engine: last?.engine ?? null,
    policy: last === null ? { name: context.policy, controls: [] } : structuredClone(last.policy),
    error: bad?.report.error ?? (outcome === "passed" ? null : end.failure),
    steps: steps.map((step) => step.report),
    content_digest: null,
    ...(determinism.length === 0
      ? {}
      : {
          determinism: {
            tier: weakestTier(determinism.map(({ tier }) => tier)),
            ...(reason === undefined ? {} : { reason }),
          },
        }),
  };
  if (outcome !== "skipped") report.content_digest = digestOf(context, job, endsOf(results));
  return { report, steps, runs: told.flatMap(({ step, result }) => result.runs.map((run) => ({ step, run }))) };
}

function outcomeOf(results: readonly TestStepResult[], end: ScenarioEnd): Outcome {
  if (end.failure?.kind === "Interrupted" || results.some(({ outcome }) => outcome === "error")) return "error";
  if (results.some(({ outcome }) => outcome === "failed")) return "failed";
  return results.some(({ status }) => status === "SKIPPED") || results.length === 0 ? "skipped" : "passed";
}

/** The backend that all runs used, `mixed` where they used several, null where nothing ran. */
function backendOf(runs: readonly InnerRun[]): string | null {
  const names = new Set(runs.flatMap(({ scenario }) => (scenario === null ? [] : [scenario.backend])));
  return names.size > 1 ? "mixed" : ([...names][0] ?? null);
}

function artifactsOf(
  runs: readonly InnerRun[],
  shown: TestStepResult["shown"],
  redact: (bytes: Buffer) => RedactedBytes,
): Map<string, RedactedBytes> {
  const files = new Map<string, RedactedBytes>();
  runs.forEach((run, at) => {
    for (const { report } of run.steps) {
      for (const { path } of report.files) {
        const content = run.file(`${report.log_dir}/artifacts/${path}`);
        const name = at === 0 && !files.has(path) ? path : `run-${at + 1}/${path}`;
        if (content !== null) files.set(name, redact(content));
      }
    }
  });
  shown
    .filter(({ mediaType }) => mediaType !== LOG)
    .forEach(({ body, contentEncoding, mediaType, fileName }, at) => {
      const bytes = Buffer.from(body, (contentEncoding as string) === "BASE64" ? "base64" : "utf8");
      files.set(fileName ?? `attachment-${at + 1}.${EXTENSIONS[mediaType] ?? "bin"}`, redact(bytes));
    });
  return files;
}

/**
 * SHA-256 over what must not vary between two runs: the scenario's text, how its steps ended, and the digests of what
 * they ran. Times, ids and backends are outside of it. Source: RFC 8785 (JSON Canonicalization Scheme).
 */
function digestOf({ redactor, seed }: FeatureContext, job: ScenarioJob, ends: readonly StepEnd[]): string {
  const text = job.pickle.steps.map((step) => ({ text: step.text, argument: step.argument ?? null }));
  const facts = { schema: DIGEST_SCHEMA, name: job.name, seed, steps: text, ends };
  return sha256(Buffer.from(canonicalJson(redactor.json(JSON.parse(JSON.stringify(facts))))));
}

/** What of a finished step is part of the digest. */
interface StepEnd {
  readonly outcome: Outcome;
  readonly error: string | null;
  readonly runs: readonly (string | null)[];
}

function endsOf(results: readonly TestStepResult[]): StepEnd[] {
  return results.map(({ outcome, failure, runs }) => ({
    outcome,
    error: failure?.kind ?? null,
    runs: runs.map(({ scenario }) => scenario?.content_digest ?? null),
  }));
}

function hookName({ hook }: Extract<TestStep, { kind: "hook" }>): string {
  return `${hook.kind === "before" ? "Before" : "After"} hook${hook.name === null ? "" : `: ${hook.name}`}`;
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
