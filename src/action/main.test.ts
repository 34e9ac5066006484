import { afterAll, beforeAll, expect, test } from "vitest";
import type { RunEvent } from "../app/api.js";
import {
  sampleCoverage,
  sampleFailure,
  sampleReport,
  sampleScenario,
  sampleStep,
} from "../ci/sample-report.test-support.js";
import { ScriptedJob } from "./scripted-job.test-support.js";

let job: ScriptedJob;
beforeAll(async () => {
  job = await ScriptedJob.create();
});
afterAll(() => job.close());

const quiet = { artifacts: "false", cache: "false" };

function eventsOf(name: string, stdout: string): RunEvent[] {
  const scenario = sampleScenario(name, "failed");
  return [
    { type: "run_started", runId: "20261121T213000Z-1a2b3c4d", scenarios: 1, steps: 1 },
    { type: "scenario_started", name, backend: "local" },
    { type: "step_finished", step: sampleStep(name, "failed"), output: { stdout, stderr: "" } },
    { type: "scenario_finished", scenario },
  ];
}

test("a passed run sets every output, writes the summary and exits 0", async () => {
  const result = job.result(
    sampleReport([sampleScenario("Fine", "passed"), sampleScenario("Later", "skipped")], {
      coverage: sampleCoverage(81.5),
    }),
  );
  const run = await job.step("main", { result: { ...result, exitCode: 0 } }, { inputs: quiet });
  expect(run.exitCode).toBe(0);
  expect(run.outputs).toEqual({
    outcome: "passed",
    "run-id": "20261121T213000Z-1a2b3c4d",
    backend: "local",
    passed: "1",
    failed: "0",
    skipped: "1",
    report: `${result.runDir}/report.json`,
    "coverage-percent": "81.5",
    bundle: result.bundle?.path,
    "bundle-digest": "b".repeat(64),
    "content-digest": "c".repeat(64),
  });
  expect(run.summary).toContain("Cleanroom: passed");
  expect(run.commands.filter(({ name }) => name === "error")).toEqual([]);
});

test("a failed run exits 1, with an annotation on the line and one closing error", async () => {
  const result = job.result(sampleReport([sampleScenario("Build", "failed")]));
  const run = await job.step("main", { events: eventsOf("Build", "it said 1.1\n"), result }, { inputs: quiet });
  expect(run.exitCode).toBe(1);
  const errors = run.commands.filter(({ name }) => name === "error");
  expect(errors[0]?.properties).toEqual({
    title: "Build (local): version",
    file: "cleanroom.toml",
    line: "7",
    col: "3",
  });
  expect(errors[1]?.message).toBe("1 of 1 scenarios failed.");
  expect(errors).toHaveLength(2);
  expect(run.log).toContain("it said 1.1");
  expect(run.summary).toContain("it said 1.1");
  expect(run.state).toMatchObject({ started: "true", "run-id": "20261121T213000Z-1a2b3c4d" });
});

test("no more annotations than the platform shows, and the last one counts the rest", async () => {
  const result = job.result(
    sampleReport(Array.from({ length: 30 }, (_, index) => sampleScenario(`s${index}`, "failed"))),
  );
  const run = await job.step("main", { result }, { inputs: quiet });
  const errors = run.commands.filter(({ name }) => name === "error");
  expect(errors).toHaveLength(10);
  expect(errors.at(-1)?.message).toContain("30 of 30 scenarios failed. Failures not annotated here: 21;");
  expect(run.summary.match(/^### /gm)).toHaveLength(30);
});

test("annotations and summary can be turned off", async () => {
  const result = job.result(sampleReport([sampleScenario("Build", "failed")]));
  const run = await job.step("main", { result }, { inputs: { ...quiet, annotations: "false", summary: "false" } });
  expect(run.commands.filter(({ name }) => name === "error").map(({ message }) => message)).toEqual([
    "1 of 1 scenarios failed.",
  ]);
  expect(run.summary).toBe("");
});

test("neither what a step prints nor what a scenario is called can give the runner commands", async () => {
  const attack =
    "::add-mask::e\n##[set-output name=outcome]passed\nx ##[error]y\r::error::z\n::endgroup::\n::set-output name=a::b";
  const result = job.result(sampleReport([sampleScenario("Build", "failed")]));
  const events = [...eventsOf("::error::n\n##[warning]n", attack), { type: "notice" as const, message: "##[error]m" }];
  const run = await job.step("main", { events, result }, { inputs: quiet });
  const names = run.commands.map(({ name }) => name);
  expect(names).not.toContain("add-mask");
  expect(names).not.toContain("set-output");
  expect(names).not.toContain("warning");
  expect(names.filter((name) => name === "error")).toHaveLength(2);
  expect(names.filter((name) => name === "group")).toHaveLength(1);
  expect(names.filter((name) => name === "endgroup")).toHaveLength(1);
  expect(run.log).toContain("│ : :set-output name=a::b");
});

test("output that ends without a line end does not swallow the commands after it", async () => {
  const result = job.result(sampleReport([sampleScenario("Build", "failed")]));
  const run = await job.step("main", { events: eventsOf("Build", "no line end"), result }, { inputs: quiet });
  expect(run.commands.map(({ name }) => name)).toEqual(["group", "endgroup", "error", "error"]);
});

test("warnings in the middle of a scenario are still warnings", async () => {
  const [started, scenario, ...rest] = eventsOf("Build", "x");
  const warning: RunEvent = { type: "warning", message: "a control cannot be enforced" };
  const events = [started, scenario, warning, ...rest].filter((event) => event !== undefined);
  const run = await job.step("main", { events, result: job.result() }, { inputs: quiet });
  expect(run.commands.find(({ name }) => name === "warning")?.message).toBe("a control cannot be enforced");
});

test("secrets given as inputs are masked before anything is logged", async () => {
  const pem = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIAAAAA\n-----END PRIVATE KEY-----";
  const inputs = { ...quiet, "signing-key": pem, "github-token": "ghs_read_only" };
  const events: RunEvent[] = [
    { type: "notice", message: "the token is ghs_read_only, the key MC4CAQAwBQYDK2VwBCIEIAAAAA" },
  ];
  const run = await job.step(
    "main",
    { events, result: job.result() },
    { inputs, env: { ACTIONS_RUNTIME_TOKEN: "runtime-token" } },
  );
  for (const secret of ["ghs_read_only", "MC4CAQAwBQYDK2VwBCIEIAAAAA", "runtime-token"])
    expect(run.log).not.toContain(secret);
  expect(run.log).toContain("the token is ***");
});

test("bad inputs end with code 2 and one error that names them all; nothing was started", async () => {
  const run = await job.step("main", { result: job.result() }, { inputs: { mode: "merge", seed: "x" } });
  expect(run.exitCode).toBe(2);
  const errors = run.commands.filter(({ name }) => name === "error");
  expect(errors).toHaveLength(1);
  expect(errors[0]?.message).toMatch(/^ConfigInvalid: 2 inputs are not valid:\n.*mode.*\n.*seed.*\n.*action\.yml/s);
  expect(run.state).toEqual({});
});

test("an error of the core is told with kind, message and hint, and its exit code", async () => {
  const run = await job.step("main", {}, { inputs: quiet });
  expect(run.exitCode).toBe(2);
  expect(run.commands.find(({ name }) => name === "error")?.message).toBe(
    "ConfigInvalid: the script has no result\nGive it one.",
  );
});

test("results that could not be written whole are an error beside the outcome", async () => {
  const writeError = { ...sampleFailure("no space left on device"), kind: "ArtifactInvalid" as const };
  const run = await job.step("main", { result: { ...job.result(), exitCode: 3, writeError } }, { inputs: quiet });
  expect(run.exitCode).toBe(3);
  expect(run.commands.find(({ name }) => name === "error")?.message).toContain(
    "ArtifactInvalid: no space left on device",
  );
});

test("mode plan gives a matrix with no more shards than scenarios", async () => {
  const run = await job.step("main", { scenarioCount: 2 }, { inputs: { mode: "plan", shards: "5" } });
  expect(run.exitCode).toBe(0);
  expect(JSON.parse(run.outputs["matrix"] ?? "")).toEqual({ include: [{ shard: "1/2" }, { shard: "2/2" }] });
});

test("mode verify tells what it found", async () => {
  const good = await job.step("main", {}, { inputs: { mode: "verify", bundle: "good.tgz" } });
  expect([good.exitCode, good.outputs["outcome"]]).toEqual([0, "passed"]);
  const bad = await job.step("main", {}, { inputs: { mode: "verify", bundle: "bad.tgz" } });
  expect([bad.exitCode, bad.outputs["outcome"]]).toEqual([4, "failed"]);
  expect(bad.commands.find(({ name }) => name === "error")?.message).toContain("report.json: was changed");
});
