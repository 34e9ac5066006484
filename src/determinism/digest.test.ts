import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlannedScenario, PlannedStep } from "../model/plan.js";
import type { RedactedBytes } from "../model/redacted.js";
import type { ScenarioResult, StepResult } from "../model/result.js";
import type { ServiceSpec } from "../model/service.js";
import { type DigestContext, runDigest, scenarioDigest } from "./digest.js";

const LOCATION = { file: "cleanroom.toml", line: 1, column: 1 };
const bytes = (text: string) => Buffer.from(text) as RedactedBytes;

function planStep(over: Partial<PlannedStep> = {}): PlannedStep {
  return {
    name: "build",
    location: LOCATION,
    target: "bin",
    args: ["build"],
    stdin: null,
    env: { A: "1" },
    timeoutMs: 1_000,
    maxOutput: 1_024,
    expect: { outcome: "success" },
    ...over,
  };
}

function plan(step: Partial<PlannedStep> = {}, over: Partial<PlannedScenario> = {}): PlannedScenario {
  return {
    name: "Smoke",
    location: LOCATION,
    tags: [],
    requires: [],
    backends: ["docker"],
    image: "debian",
    policy: {
      name: "locked",
      network: { kind: "none" },
      capabilities: "none",
      user: "non_root",
      rootFilesystem: "read_only",
      limits: { cpuTimeSecs: null, memoryBytes: null, processCount: null, fileSizeBytes: null, cpus: null },
    },
    isolation: "scenario",
    concurrent: false,
    continueOnFail: false,
    timeoutMs: null,
    env: {},
    steps: [planStep(step)],
    ...over,
  };
}

function stepResult(over: Partial<StepResult> = {}, report: Partial<StepResult["report"]> = {}): StepResult {
  return {
    report: {
      name: "build",
      scenario: "Smoke",
      backend: "docker",
      args: ["build"],
      location: LOCATION,
      outcome: "passed",
      exit_code: 0,
      started_at: "2026-11-21T10:00:00.000Z",
      duration_ms: 12,
      stdout: { bytes: 3, sha256: "x", truncated: false },
      stderr: { bytes: 0, sha256: "y", truncated: false },
      files: [],
      resources: { cpu_ms: 1, memory_peak_bytes: 2 },
      error: null,
      failures: [],
      log_dir: null,
      ...report,
    },
    stdout: bytes("out"),
    stderr: bytes(""),
    artifacts: new Map([["a.txt", bytes("a")]]),
    ...over,
  };
}

function result(step: StepResult = stepResult(), over: Partial<ScenarioResult["report"]> = {}): ScenarioResult {
  const report: ScenarioResult["report"] = {
    name: "Smoke",
    backend: "docker",
    outcome: "passed",
    reason: null,
    location: LOCATION,
    tags: [],
    duration_ms: 20,
    image: { name: "debian", digest: null },
    engine: { name: "docker", version: "28", rootless: false },
    policy: { name: "locked", controls: [] },
    error: null,
    steps: [step.report],
    content_digest: null,
    ...over,
  };
  return { report, steps: [step] };
}

const CONTEXT: DigestContext = { seed: 42, workdir: "/workspace" };
const BASE = scenarioDigest(plan(), result(), CONTEXT);
const failure = (message: string) => ({ kind: "ProcessExit" as const, message, hint: "", context: {} });

describe("scenarioDigest", () => {
  it("is a SHA-256, the same for the same input", () => {
    expect(BASE).toMatch(/^[0-9a-f]{64}$/);
    expect(scenarioDigest(plan(), result(), CONTEXT)).toBe(BASE);
  });

  it.each<[string, PlannedScenario, ScenarioResult, Partial<DigestContext>]>([
    ["the scenario's name", plan({}, { name: "Other" }), result(), {}],
    ["a step's name", plan({ name: "test" }), result(), {}],
    ["its target", plan({ target: "command" }), result(), {}],
    ["its args", plan({ args: ["build", "--prod"] }), result(), {}],
    ["its stdin", plan({ stdin: "" }), result(), {}],
    ["its environment", plan({ env: { A: "2" } }), result(), {}],
    ["the scenario's environment", plan({}, { env: { B: "1" } }), result(), {}],
    ["what is expected", plan({ expect: { outcome: "success", stdout: { empty: false } } }), result(), {}],
    ["the seed", plan(), result(), { seed: 43 }],
    ["the exit code", plan(), result(stepResult({}, { exit_code: 1 })), {}],
    ["a step's outcome", plan(), result(stepResult({}, { outcome: "failed" })), {}],
    ["the scenario's outcome", plan(), result(stepResult(), { outcome: "failed" }), {}],
    ["the kind of an error", plan(), result(stepResult({}, { error: failure("x") })), {}],
    ["stdout", plan(), result(stepResult({ stdout: bytes("out\n") })), {}],
    ["stderr", plan(), result(stepResult({ stderr: bytes("warn") })), {}],
    ["a file's content", plan(), result(stepResult({ artifacts: new Map([["a.txt", bytes("b")]]) })), {}],
    ["a file's path", plan(), result(stepResult({ artifacts: new Map([["b.txt", bytes("a")]]) })), {}],
    ["that a file is missing", plan(), result(stepResult({ artifacts: new Map() })), {}],
  ])("changes with %s", (_, planned, ran, context) => {
    expect(scenarioDigest(planned, ran, { ...CONTEXT, ...context })).not.toBe(BASE);
  });

  it.each<[string, PlannedScenario, ScenarioResult, Partial<DigestContext>]>([
    ["backends, image and isolation", plan({}, { backends: ["local"], image: null, isolation: "step" }), result(), {}],
    [
      "timeouts, limits of output, tags",
      plan({ timeoutMs: 5, maxOutput: 9 }, { timeoutMs: 5, tags: ["@x"] }),
      result(),
      {},
    ],
    ["where the scenario was written", plan({ location: { ...LOCATION, line: 9 } }), result(), {}],
    [
      "times and resources",
      plan(),
      result(
        stepResult({}, { started_at: null, duration_ms: 999, resources: { cpu_ms: null, memory_peak_bytes: null } }),
      ),
      {},
    ],
    [
      "engine and backend",
      plan(),
      result(stepResult({}, { backend: "podman" }), { backend: "podman", engine: null, image: null }),
      {},
    ],
    ["the words of an error", plan(), result(stepResult({}, { log_dir: "steps/01-build" })), {}],
    ["the run id", plan(), result(), { runId: "20261121-1" }],
    [
      "the cell's own paths",
      plan(),
      result(),
      { cellWorkdirs: ["/tmp/cell-1/work"], artifactsDirs: ["/tmp/cell-1/artifacts"] },
    ],
  ])("does not change with %s", (_, planned, ran, context) => {
    expect(scenarioDigest(planned, ran, { ...CONTEXT, ...context })).toBe(BASE);
  });

  it("does not change with the words of an error, but with its kind", () => {
    const digest = (message: string) =>
      scenarioDigest(plan(), result(stepResult({}, { error: failure(message) })), CONTEXT);
    expect(digest("killed after 50 ms")).toBe(digest("killed after 51 ms"));
  });

  it("is the same for the same output under another path and run id", () => {
    const digest = (dir: string, runId: string) =>
      scenarioDigest(plan(), result(stepResult({ stdout: bytes(`in ${dir}/src, run ${runId}\n`) })), {
        ...CONTEXT,
        runId,
        cellWorkdirs: [dir],
      });
    expect(digest("/tmp/cell-a/work", "run-1")).toBe(digest("/tmp/cell-b/work", "run-2"));
    expect(digest("/workspace", "run-1")).toBe(digest("/tmp/cell-b/work", "run-2"));
  });

  it("neither tells of a secret nor changes with it where the plan is redacted", () => {
    const digest = (secret: string) =>
      scenarioDigest(plan({ env: { TOKEN: secret }, args: ["--token", secret] }), result(), {
        ...CONTEXT,
        redact: (text) => text.replaceAll(secret, "[REDACTED]"),
      });
    expect(digest("s3cr3t-ABC")).toBe(digest("other-SECRET"));
  });

  it("does not depend on the order keys, environment or files were set in", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1, unit: "binary" }), { maxLength: 6 }), (names) => {
        const digest = (order: readonly string[]) =>
          scenarioDigest(
            plan({ env: Object.fromEntries(order.map((name) => [name, name])) }),
            result(stepResult({ artifacts: new Map(order.map((name) => [name, bytes(name)])) })),
            CONTEXT,
          );
        expect(digest([...names].reverse())).toBe(digest(names));
      }),
    );
  });

  it("covers services as they were asked for, and nothing of where and when they ran", () => {
    const spec: ServiceSpec = {
      ...{ name: "db", location: LOCATION, image: "postgres:16", kind: "postgres", port: 5432, health: [] },
      ...{ env: { A: "1" }, startupTimeoutMs: 1_000, command: null, user: null, tmpfs: [], files: {}, dependsOn: [] },
      ...{ shared: false, outside: false },
    };
    const digestOf = (over: Partial<ServiceSpec>, more: Partial<PlannedScenario> = {}) =>
      scenarioDigest(
        plan({}, { services: [{ ...spec, ...over }], chaos: [], serviceLogs: {}, ...more }),
        result(),
        CONTEXT,
      );
    const same = [
      { image: "mirror/pg@sha256:0" },
      { startupTimeoutMs: 5 },
      { shared: true },
      { location: { ...LOCATION, line: 9 } },
    ];
    for (const over of same) expect(digestOf(over)).toBe(digestOf({}));
    const other = [{ env: { A: "2" } }, { port: 1 }, { command: ["x"] }, { files: { "/a": "b" } }, { outside: true }];
    for (const over of other) expect(digestOf(over)).not.toBe(digestOf({}));
    expect(digestOf({}, { serviceLogs: { db: { contains: ["x"] } } })).not.toBe(digestOf({}));
    const chaos = [
      { location: LOCATION, service: "db", action: "kill", share: null, step: "build", when: "before" },
    ] as const;
    expect(digestOf({}, { chaos })).not.toBe(digestOf({}));
  });
});

describe("runDigest", () => {
  const scenario = fc.record({ name: fc.string(), content_digest: fc.constantFrom("a", "b", null) });

  it("depends neither on the order of scenarios nor on how many backends agreed", () => {
    fc.assert(
      fc.property(fc.array(scenario), (scenarios) => {
        const once = runDigest(scenarios);
        expect(runDigest([...scenarios].reverse())).toBe(once);
        expect(runDigest([...scenarios, ...scenarios, ...scenarios])).toBe(once);
      }),
    );
  });

  it("changes where a backend disagrees, and where a scenario is added", () => {
    const one = [{ name: "A", content_digest: "1" }];
    expect(runDigest([...one, { name: "A", content_digest: "2" }])).not.toBe(runDigest(one));
    expect(runDigest([...one, { name: "B", content_digest: "1" }])).not.toBe(runDigest(one));
    expect(runDigest([...one, { name: "B", content_digest: null }])).toBe(runDigest(one));
  });
});
