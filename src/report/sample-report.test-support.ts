import { sha256 } from "../core/hash.js";
import type { Control } from "../model/policy.js";
import type { RedactedText } from "../model/redacted.js";
import type { Report, ScenarioReport, StepReport, StreamReport } from "../model/report.js";
import type { StepTexts } from "./step-texts.js";

/** Reports for the tests of the renderers, and what their steps wrote. */
export function sampleReport(): Report {
  const build = scenario("Build process", "docker", 12, [
    step("version", ["--version"], { stdout: "mycli 1.2.3\n" }),
    step("build prod", ["build", "--prod", "--out", "dist dir"], {
      exit: 7,
      stdout: "compiling…\n",
      stderr: BUILD_LOG,
    }),
    step("help", ["--help"], { outcome: "skipped" }),
  ]);
  const parallel = scenario("Parallel smoke", "podman", 31, [
    step("help1", ["--help"], { stdout: "USAGE\n  mycli [OPTIONS]\n" }),
    step("slow", ["sleep", "--ms", "200"], { timeout: 50, stderr: "waiting for the lock\n" }),
  ]);
  const missing: ScenarioReport = {
    ...scenario("Migrations", "podman", 44, []),
    outcome: "skipped",
    reason: "engine unavailable: no podman socket at /run/podman/podman.sock",
    engine: null,
    policy: { name: "locked", controls: [] },
    content_digest: null,
  };
  const broken: ScenarioReport = {
    ...scenario("Pull <image> & run", "docker", 60, []),
    outcome: "error",
    error: {
      kind: "ImageUnavailable",
      message: "the image ghcr.io/acme/tool:9 could not be pulled: manifest unknown",
      hint: "Check the name, or map it to a mirror under [images].",
      context: { image: "ghcr.io/acme/tool:9" },
    },
  };
  const smoke = scenario("Smoke", "local", 70, [step("true", ["/bin/true"], { target: "command" })]);
  const scenarios = [smoke, build, parallel, missing, broken];
  return {
    schema_version: "1",
    run_id: "20261121-101500-3f9a2c",
    outcome: "error",
    started_at: "2026-11-21T10:15:00.000Z",
    duration_ms: 4_812.4,
    backend: "mixed",
    engine: { name: "mixed", version: null, rootless: false },
    policy: { name: "locked", controls: [] },
    seed: 42,
    determinism: { tier: "fixed-environment", controls: ["timezone", "locale", "seed"] },
    counts: { passed: 1, failed: 2, skipped: 1, error: 1 },
    source: {
      sha256: sha256("source"),
      files: 128,
      bytes: 734_003,
      bin: { path: "target/debug/mycli", bytes: 4_100, sha256: sha256("bin") },
    },
    scenarios,
    steps: scenarios.flatMap((one) => one.steps),
    services: sampleServices(),
    coverage: null,
    error: broken.error,
    omitted: [
      {
        path: "steps/02-build-prod/artifacts/core.dump",
        bytes: 52_428_800,
        reason: "the run directory is limited to 10485760 bytes",
      },
    ],
    content_digest: sha256("content"),
  };
}

function sampleServices(): Report["services"] {
  const shared = {
    ...{ scenario: "Build process", backend: "docker", started_at: "2026-11-21T10:15:00.500Z", chaos: [] },
    image: { name: "postgres:16-alpine", digest: `sha256:${sha256("postgres")}` },
    health: "port 5432, `pg_isready -q`",
  };
  const error: Report["error"] = {
    kind: "ServiceUnhealthy",
    message: 'service "cache" ended while it was needed: it exited with code 1\nits log ended with:\n    out of memory',
    hint: "Its log tells why; a service must run until the last step is done.",
    context: { service: "cache", exit_code: 1, last_log_lines: ["out of memory"], last_probe: null },
  };
  const at = "2026-11-21T10:15:01.300Z";
  return [
    {
      ...shared,
      ...{ name: "postgres", outcome: "ready", ready_ms: 812.4, log: "services/postgres.log", error: null },
      chaos: [{ action: "slow", share: 0.1, step: "version", when: "before", at }],
    },
    { ...shared, name: "cache", scenario: null, outcome: "failed", ready_ms: 90, log: "services/cache.log", error },
    {
      ...{ ...shared, name: "own <code>", image: null, outcome: "not_started", started_at: null, ready_ms: null },
      ...{ log: null, error: null },
    },
  ];
}

/** A run in which everything passed. */
export function passedReport(): Report {
  const report = sampleReport();
  const scenarios = report.scenarios.filter((one) => one.outcome === "passed");
  const counts = { passed: scenarios.length, failed: 0, skipped: 0, error: 0 };
  return {
    ...report,
    outcome: "passed",
    scenarios,
    steps: scenarios.flatMap((one) => one.steps),
    counts,
    error: null,
    omitted: [],
  };
}

/** What the steps of a sample report wrote: found by name, so that it serves copies as well. */
export const sampleTexts: StepTexts = (one) => {
  const text = WRITTEN.get(one.name);
  return text === undefined ? null : { stdout: text.stdout as RedactedText, stderr: text.stderr as RedactedText };
};

const WRITTEN = new Map<string, { stdout: string; stderr: string }>();

const BUILD_LOG = `${Array.from({ length: 30 }, (_, index) => `[${index + 1}/30] \u001b[32mcompile\u001b[0m src/part-${index + 1}.rs`).join("\n")}
error[E0308]: mismatched types
  --> src/main.rs:4:5
   |
4  |     "a string"
   |     ^^^^^^^^^^ expected \`i32\`, found \`&str\`

error: could not compile \`mycli\` due to 1 previous error
`;

interface Doing {
  exit?: number;
  timeout?: number;
  stdout?: string;
  stderr?: string;
  outcome?: "skipped";
  target?: "command";
}

function step(name: string, args: string[], doing: Doing): StepReport {
  const { exit = 0, timeout, stdout = "", stderr = "" } = doing;
  WRITTEN.set(name, { stdout, stderr });
  const tail = stderr.trimEnd().split("\n").slice(-20).join("\n    ");
  const failure: StepReport["error"] =
    timeout !== undefined
      ? {
          kind: "Timeout",
          message: `\`${args.join(" ")}\` did not end within ${timeout} ms; it was killed with all its children\nstderr ended with:\n    ${tail}`,
          hint: "Find out what it waits for, or raise timeout_ms of the step.",
          context: { args, timeout_ms: timeout, stderr },
        }
      : exit !== 0
        ? {
            kind: "ProcessExit",
            message: `\`${args.join(" ")}\` exited with code ${exit}, expected success\nstderr ended with:\n    ${tail}`,
            hint: 'If this exit code is right, expect it: expect = { exit_code = … } or expect = "failure".',
            context: { args, exit_code: exit, stderr: tail },
          }
        : null;
  const skipped = doing.outcome === "skipped";
  return {
    name,
    scenario: "",
    backend: "",
    args,
    location: { file: "cleanroom.toml", line: 0, column: 3 },
    outcome: skipped ? "skipped" : failure === null ? "passed" : "failed",
    exit_code: skipped || timeout !== undefined ? null : exit,
    started_at: skipped ? null : "2026-11-21T10:15:01.250Z",
    duration_ms: skipped ? 0 : (timeout ?? 341.207),
    stdout: stream(stdout),
    stderr: stream(stderr),
    files: exit === 0 ? [] : [{ path: "build.log", bytes: 912, sha256: sha256("log") }],
    resources: { cpu_ms: 12.5, memory_peak_bytes: skipped ? null : 7_340_032 },
    error: failure,
    failures: failure === null ? [] : [failure],
    log_dir: skipped ? null : `steps/${name.replaceAll(" ", "-")}`,
  };
}

function stream(text: string): StreamReport {
  return { bytes: Buffer.byteLength(text), sha256: sha256(text), truncated: false };
}

function scenario(name: string, backend: string, line: number, steps: StepReport[]): ScenarioReport {
  const placed = steps.map((one, index) => ({
    ...one,
    scenario: name,
    backend,
    location: { ...one.location, line: line + 1 + index },
  }));
  const bad = placed.find((one) => one.error !== null);
  return {
    name,
    backend,
    outcome: bad === undefined ? "passed" : "failed",
    reason: null,
    location: { file: "cleanroom.toml", line, column: 1 },
    tags: ["@smoke"],
    duration_ms: 1_204.5,
    image: backend === "local" ? null : { name: "debian:bookworm-slim", digest: `sha256:${sha256("image")}` },
    engine: { name: backend, version: backend === "local" ? null : "28.0.1", rootless: backend === "podman" },
    policy: { name: "locked", controls: controls(backend) },
    error: bad?.error ?? null,
    steps: placed,
    content_digest: sha256(name),
  };
}

function controls(backend: string): Control[] {
  const limited = backend !== "local";
  const control = (name: Control["name"], requested: string, ...evidence: string[]): Control => {
    return { name, requested, enforced: evidence.length > 0, evidence };
  };
  return [
    control("network", "none", "inside: interfaces lo", "engine: NetworkDisabled=true"),
    control("capabilities", "none", "inside: /proc/self/status CapEff=0000000000000000"),
    control("user", "non_root", "inside: uid 65534"),
    control("memory", "536870912", ...(limited ? ["inside: memory.max 536870912"] : [])),
    control("seccomp", "on", "inside: /proc/self/status Seccomp=2"),
  ];
}
