import { afterEach, beforeEach, expect, test } from "vitest";
import { sampleReport, sampleScenario } from "../ci/sample-report.test-support.js";
import { ResultsService } from "./results-service.test-support.js";
import { ScriptedJob } from "./scripted-job.test-support.js";

let job: ScriptedJob;
let service: ResultsService;
beforeEach(async () => {
  job = await ScriptedJob.create();
  service = await ResultsService.start();
});
afterEach(async () => {
  job.close();
  await service.close();
});

const interrupted = () => job.result(sampleReport([sampleScenario("Build", "error", { reason: "interrupted" })]), 130);
const events = [{ type: "scenario_started" as const, name: "Build", backend: "local" }];

test.skipIf(process.platform === "win32")(
  "SIGINT, then SIGTERM: torn down once, report and outputs written, exit 130, and post uploads the evidence",
  async () => {
    const script = { events, teardownMs: 300, result: interrupted() };
    const sent: string[] = [];
    const send = (child: { kill(signal: NodeJS.Signals): boolean }, signal: NodeJS.Signals) => {
      if (!sent.includes(signal)) child.kill(signal);
      if (!sent.includes(signal)) sent.push(signal);
    };
    const main = await job.step("main", script, {
      inputs: { cache: "false" },
      env: service.env(),
      onOutput(child, output) {
        if (output.includes("Build (local)")) send(child, "SIGINT");
        if (output.includes("teardown begins")) send(child, "SIGTERM");
      },
    });
    expect(sent).toEqual(["SIGINT", "SIGTERM"]);
    expect([main.exitCode, main.signal]).toEqual([130, null]);
    expect(main.outputs["outcome"]).toBe("error");
    expect(main.summary).toContain("interrupted");
    expect(main.log.match(/ending the steps/g)).toHaveLength(1);
    expect(service.calls).toEqual([]);

    const post = await job.step(
      "post",
      { swept: ["removed container abc"] },
      { state: main.state, env: service.env() },
    );
    expect(post.exitCode).toBe(0);
    expect(post.log).toContain("removed container abc");
    const [name] = [...service.artifacts.keys()];
    expect(service.artifact(name ?? "")).toBeDefined();
  },
);

test("a killed main leaves the state that post cleans up with", async () => {
  const script = {
    events: [{ type: "run_started" as const, runId: "run-1", scenarios: 1, steps: 1 }, ...events],
    teardownMs: 60_000,
  };
  const main = await job.step("main", script, {
    inputs: { cache: "false" },
    onOutput: (child) => void child.kill("SIGKILL"),
  });
  expect(main.signal).toBe("SIGKILL");
  expect(main.state).toMatchObject({ started: "true", "run-id": "run-1" });
  const post = await job.step("post", { swept: ["removed container abc"] }, { state: main.state });
  expect(post.log).toContain("removed container abc");
});

test("post without a started main does nothing", async () => {
  const post = await job.step("post", { swept: ["removed container abc"] });
  expect([post.exitCode, post.log.trim()]).toEqual([0, ""]);
});

test("a post that cannot clean up warns, goes on and never fails the job", async () => {
  service.fail({ at: "CreateArtifact", kind: 403, times: 9 });
  const pending = JSON.stringify({ bundle: interrupted().bundle?.path, name: "evidence", retentionDays: null });
  const state = { started: "true", "pending-upload": pending, "images-to-keep": "not json" };
  const post = await job.step("post", { sweepError: "no engine answers" }, { state, env: service.env() });
  expect(post.exitCode).toBe(0);
  const warnings = post.commands.filter(({ name }) => name === "warning").map(({ message }) => message);
  expect(warnings[0]).toContain("no engine answers");
  expect(warnings[1]).toContain("403");
  expect(warnings).toHaveLength(3);
});
